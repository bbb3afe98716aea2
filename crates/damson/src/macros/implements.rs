//! The check that an object implements an interface, while a program is compiled.
//!
//! The check judges what constants can tell. It passes over types whose names are known only when the program runs; the schema
//! is checked as a whole when it is built. See [Objects](https://spec.graphql.org/September2026/#IsValidImplementation()).

use crate::registry::{ArgumentShape, FieldShape, FieldTable, FieldsTable, Shape};
use crate::types::InterfaceType;

/// An object that says that it implements an interface.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations, missing_docs, reason = "only constants of the macros' code hold it")]
pub struct Implementer {
    pub shape: Shape,
    pub fields: &'static [FieldShape],
    /// The fields that `#[ComplexObject]` adds, of which only the names are known.
    pub added: FieldsTable,
    /// Whether fields of other objects stand among its own. Their names are known only when the program runs.
    pub has_parts: bool,
}

/// Checks that the object implements the interface `I`.
///
/// # Panics
/// If it does not. In a constant, the message is an error of the compiler.
pub const fn check_implements<I: InterfaceType + ?Sized>(object: Implementer) {
    let Shape::Named(interface, implementers) = I::SHAPE else { return };
    let Shape::Named(name, _) = object.shape else { return };
    if !lists(implementers, name) {
        let message = Message::new("the interface \"").with(interface).with("\" does not list \"").with(name);
        message.with("\" as an implementer; add it there, or remove it from `impl(..)`").fail();
    }
    let pair = Pair { object: name, interface };
    let mut index = 0;
    while index < I::FIELDS.len() {
        let field = &I::FIELDS[index];
        match find(object.fields, field.name) {
            Some(own) => check_field(pair, own, field),
            None if object.has_parts || !object.added.parts.is_empty() || adds(object.added.fields, field.name) => {}
            None => {
                let message = pair.field(field.name).with("\" is missing; add it with the type `");
                message.with_type(field.ty).with("`").fail();
            }
        }
        index += 1;
    }
}

/// The names of an object and of an interface, for messages. These are made only where the check fails.
#[derive(Clone, Copy)]
struct Pair {
    object: &'static str,
    interface: &'static str,
}

impl Pair {
    /// The start of a message about a field.
    const fn field(self, name: &str) -> Message {
        let start = Message::new("\"").with(self.object).with("\" does not implement \"").with(self.interface);
        start.with("\": the field \"").with(name)
    }
}

const fn check_field(pair: Pair, own: &FieldShape, required: &FieldShape) {
    if !is_subtype(own.ty, required.ty) {
        let message = pair.field(own.name).with("\" has the type `").with_type(own.ty);
        message.with("`; give it the type `").with_type(required.ty).with("` or a subtype").fail();
    }
    let mut index = 0;
    while index < required.arguments.len() {
        let argument = &required.arguments[index];
        match find_argument(own.arguments, argument.name) {
            Some(given) if is_subtype(given.ty, argument.ty) && is_subtype(argument.ty, given.ty) => {}
            _ => {
                let message = pair.field(own.name).with("\" needs the argument \"").with(argument.name);
                message.with("\" of the type `").with_type(argument.ty).with("`; add it, or change its type").fail();
            }
        }
        index += 1;
    }
    check_added_arguments(pair, own, required);
}

/// Checks that the arguments which only the object has need not be given.
const fn check_added_arguments(pair: Pair, own: &FieldShape, required: &FieldShape) {
    let mut index = 0;
    while index < own.arguments.len() {
        let argument = &own.arguments[index];
        let is_required = !argument.has_default && matches!(argument.ty, Shape::Named(..) | Shape::List(_));
        if is_required && find_argument(required.arguments, argument.name).is_none() {
            let message = pair.field(own.name).with("\" has the required argument \"").with(argument.name);
            message.with("\", which the interface does not have; make it nullable, or give it a default value").fail();
        }
        index += 1;
    }
}

/// See [IsSubType](https://spec.graphql.org/September2026/#IsSubType()).
const fn is_subtype(own: Shape, required: Shape) -> bool {
    match (own, required) {
        (Shape::Unknown, _) | (_, Shape::Unknown) => true,
        (Shape::Nullable(own), Shape::Nullable(required)) | (Shape::List(own), Shape::List(required)) => {
            is_subtype(*own, *required)
        }
        (Shape::Named(own, _), Shape::Named(required, members)) => is_same(own, required) || lists(members, own),
        (own, Shape::Nullable(required)) => is_subtype(own, *required),
        _ => false,
    }
}

/// Whether the types, and those in their places, contain one of this name, or perhaps do.
const fn lists(types: &[Shape], name: &str) -> bool {
    let mut index = 0;
    while index < types.len() {
        match types[index] {
            Shape::Named(member, below) if !is_same(member, name) && !lists(below, name) => {}
            _ => return true,
        }
        index += 1;
    }
    false
}

const fn find(fields: &'static [FieldShape], name: &str) -> Option<&'static FieldShape> {
    let mut index = 0;
    while index < fields.len() {
        if is_same(fields[index].name, name) {
            return Some(&fields[index]);
        }
        index += 1;
    }
    None
}

const fn find_argument(arguments: &'static [ArgumentShape], name: &str) -> Option<&'static ArgumentShape> {
    let mut index = 0;
    while index < arguments.len() {
        if is_same(arguments[index].name, name) {
            return Some(&arguments[index]);
        }
        index += 1;
    }
    None
}

const fn adds(fields: &[FieldTable], name: &str) -> bool {
    let mut index = 0;
    while index < fields.len() {
        if is_same(fields[index].name, name) {
            return true;
        }
        index += 1;
    }
    false
}

const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut index = 0;
    while index < one.len() && index < other.len() && one[index] == other[index] {
        index += 1;
    }
    index == one.len() && index == other.len()
}

/// A text that is put together in a constant. The rest of a long text is cut.
#[derive(Clone, Copy)]
struct Message {
    bytes: [u8; 1024],
    length: usize,
}

impl Message {
    const fn new(text: &str) -> Self {
        Message { bytes: [0; 1024], length: 0 }.with(text)
    }

    const fn with(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut index = 0;
        while index < text.len() && self.length < self.bytes.len() {
            self.bytes[self.length] = text[index];
            (self.length, index) = (self.length + 1, index + 1);
        }
        self
    }

    const fn with_type(self, ty: Shape) -> Self {
        match ty {
            Shape::Nullable(ty) => self.with_nullable(*ty),
            ty => self.with_nullable(ty).with("!"),
        }
    }

    const fn with_nullable(self, ty: Shape) -> Self {
        match ty {
            Shape::Unknown => self.with("?"),
            Shape::Named(name, _) => self.with(name),
            Shape::List(item) => self.with("[").with_type(*item).with("]"),
            Shape::Nullable(ty) => self.with_nullable(*ty),
        }
    }

    const fn fail(self) {
        match std::str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => panic!("{}", text),
            Err(_) => panic!("this object does not implement the interface"),
        }
    }
}
