//! The values that are secrets: where a document and its variables hold them, and which parts of a value are among them.
//!
//! A type system without secrets hides nothing. In any other, a value that no definition describes is hidden, too: it may be a
//! secret under a misspelled name.

use std::sync::Arc;

use damson_syntax::ast::{
    Argument, Definition, Directive, Document, List, Operation, Selection, SelectionSet, Value as Literal, ValueKind,
};
use damson_syntax::{Span, print_masked};

use crate::type_system::{InputValue, TypeKind};
use crate::value::{Name, Value};
use crate::{HashMap, HashSet, IndexMap, TypeId, TypeRef, TypeSystem};

/// The text that stands in the place of a secret.
pub const MASK: &str = "<secret>";

/// The message about a secret whose reader may have repeated it.
pub fn unacceptable() -> String {
    format!("{MASK} is not acceptable.")
}

/// The secrets in a document.
pub struct Secrets<'a> {
    types: &'a TypeSystem,
    document: &'a Document,
    /// The places of the secrets, in the order of the document. No place contains another.
    spans: Vec<Span>,
    /// The variables whose values are secrets as a whole.
    variables: HashSet<&'a str>,
    /// The variables that stand in places of types that hold secrets, with the first of these types.
    expected: HashMap<&'a str, TypeId>,
}

impl<'a> Secrets<'a> {
    /// Finds the secrets in a document, which need not be valid.
    pub fn of(types: &'a TypeSystem, document: &'a Document) -> Self {
        let (spans, variables, expected) = (Vec::new(), HashSet::default(), HashMap::default());
        let mut secrets = Secrets { types, document, spans, variables, expected };
        if types.secrets.exist {
            let mut walk = Walk { secrets: &mut secrets, values: Vec::new(), sets: Vec::new() };
            document.definitions().iter().for_each(|definition| walk.definition(definition));
            // After all uses of the variables are known.
            document.operations().for_each(|operation| walk.variables(operation));
            secrets.spans.sort_unstable_by_key(|span| span.start());
        }
        secrets
    }

    /// Prints the document as [`damson_syntax::print()`] does, with [`MASK`] in the place of each secret.
    pub fn print(&self) -> String {
        let is_secret = |value: Literal| self.spans.binary_search_by_key(&value.span.start(), |it| it.start()).is_ok();
        print_masked(self.document, MASK, &is_secret)
    }

    /// Whether the value at this place is a secret, is a part of one, or holds one.
    pub(crate) fn touch(&self, place: Span) -> bool {
        let next = self.spans.partition_point(|span| span.end() <= place.start());
        self.spans.get(next).is_some_and(|span| span.start() < place.end())
    }

    /// Whether the value of a variable with this name and type is a secret, or may hold one.
    pub(crate) fn touch_variable(&self, name: &str, ty: TypeId) -> bool {
        self.is_whole(name, ty) || self.types.secrets.are_in(ty)
    }

    /// Whether the value of a variable with this name and type is a secret as a whole. It is one, too, if it stands in the place
    /// of another type with secrets: then neither type says which parts are secrets.
    fn is_whole(&self, name: &str, ty: TypeId) -> bool {
        self.variables.contains(name) || self.expected.get(name).is_some_and(|expected| *expected != ty)
    }

    /// The variables of an operation, with [`MASK`] in the place of each secret. Those that it does not define are secrets.
    pub fn mask_variables(
        &self,
        operation: Option<&Operation>,
        variables: &IndexMap<Name, Value>,
    ) -> IndexMap<Name, Value> {
        let definitions = operation.map_or(&[][..], |operation| &self.document[operation.variable_definitions]);
        let types: IndexMap<&str, TypeRef> = definitions
            .iter()
            .filter_map(|it| Some((&self.document[it.name], self.types.type_ref(self.document, &it.ty)?)))
            .collect();
        let masked = |name: &str, value: &Value| match types.get(name) {
            _ if !self.types.secrets.exist => value.clone(),
            Some(ty) if !self.is_whole(name, ty.named) => mask(self.types, value, ty.named),
            _ => Value::from(MASK),
        };
        variables.iter().map(|(name, value)| (name.clone(), masked(name, value))).collect()
    }
}

/// Whether the part of an argument's value at this place is a secret, is a part of one, or may hold one. The names are
/// those of the input fields on the way to the place; one that the type does not have may stand for any of its fields.
pub fn is_secret<'p>(types: &TypeSystem, argument: &InputValue, names: impl Iterator<Item = &'p str>) -> bool {
    let (mut is_secret, mut ty) = (argument.secret, argument.ty.named);
    for name in names {
        match types.get(ty).input_fields().and_then(|fields| fields.get(name)) {
            Some(field) => (is_secret, ty) = (is_secret || field.secret, field.ty.named),
            None => break,
        }
    }
    is_secret || types.secrets.are_in(ty)
}

/// The value without the secrets in it. Recursion is safe, since a value from outside has at most [`Value::MAX_DEPTH`] levels.
fn mask(types: &TypeSystem, value: &Value, ty: TypeId) -> Value {
    match (value, &types.get(ty).kind) {
        (Value::List(items), _) => Value::List(items.iter().map(|item| mask(types, item, ty)).collect()),
        (Value::Object(given), TypeKind::InputObject { fields, .. }) => {
            let masked = |name: &str, value| match fields.get(name) {
                Some(field) if !field.secret => mask(types, value, field.ty.named),
                _ => Value::from(MASK),
            };
            Value::Object(given.iter().map(|(name, value)| (name.clone(), masked(name, value))).collect())
        }
        (Value::Null, _) => Value::Null,
        _ if types.secrets.are_in(ty) => Value::from(MASK),
        _ => value.clone(),
    }
}

/// A walk over a document, with stacks of its own.
struct Walk<'w, 'a> {
    secrets: &'w mut Secrets<'a>,
    /// Values with the input types of their places.
    values: Vec<(&'a Literal, TypeId)>,
    /// Selection sets with the types that they select from.
    sets: Vec<(SelectionSet, Option<TypeId>)>,
}

impl<'a> Walk<'_, 'a> {
    fn definition(&mut self, definition: &'a Definition) {
        let (types, document) = (self.secrets.types, self.secrets.document);
        match definition {
            Definition::Operation(operation) => {
                self.directives(operation.directives);
                self.selections(operation.selection_set, types.root(operation.operation_type));
            }
            Definition::Fragment(fragment) => {
                self.directives(fragment.directives);
                self.selections(fragment.selection_set, types.id(&document[fragment.type_condition]));
            }
            _ => {}
        }
    }

    fn selections(&mut self, set: SelectionSet, ty: Option<TypeId>) {
        let (types, document) = (self.secrets.types, self.secrets.document);
        self.sets.push((set, ty));
        while let Some((set, parent)) = self.sets.pop() {
            for selection in &document[set.selections] {
                match selection {
                    Selection::Field(field) => {
                        let found = parent.and_then(|parent| types.field(parent, &document[field.name]));
                        let definition = found.map(|(_, definition)| definition);
                        self.arguments(field.arguments, definition.map(|definition| &definition.arguments));
                        self.directives(field.directives);
                        let ty = definition.map(|definition| definition.ty.named);
                        self.sets.extend(field.selection_set.map(|set| (set, ty)));
                    }
                    Selection::FragmentSpread(spread) => self.directives(spread.directives),
                    Selection::InlineFragment(fragment) => {
                        self.directives(fragment.directives);
                        let condition = fragment.type_condition.map(|condition| types.id(&document[condition]));
                        self.sets.push((fragment.selection_set, condition.unwrap_or(parent)));
                    }
                }
            }
        }
    }

    fn directives(&mut self, directives: List<Directive>) {
        let (types, document) = (self.secrets.types, self.secrets.document);
        for directive in &document[directives] {
            let definition = types.directives.get(&document[directive.name]);
            self.arguments(directive.arguments, definition.map(|definition| &definition.arguments));
        }
    }

    fn arguments(&mut self, arguments: List<Argument>, definitions: Option<&IndexMap<Arc<str>, InputValue>>) {
        let document = self.secrets.document;
        for argument in &document[arguments] {
            self.place(&argument.value, definitions.and_then(|known| known.get(&document[argument.name])));
            self.values();
        }
    }

    /// The default values of an operation's variables.
    fn variables(&mut self, operation: &'a Operation) {
        let (types, document) = (self.secrets.types, self.secrets.document);
        for definition in &document[operation.variable_definitions] {
            self.directives(definition.directives);
            let Some(default) = &definition.default_value else { continue };
            let name = &document[definition.name];
            match types.type_ref(document, &definition.ty).filter(|ty| !self.secrets.is_whole(name, ty.named)) {
                Some(ty) => self.values.push((default, ty.named)),
                None => self.hide(default),
            }
            self.values();
        }
    }

    /// A value that stands in the place of this argument or input field.
    fn place(&mut self, value: &'a Literal, definition: Option<&InputValue>) {
        match definition {
            Some(input) if !input.secret => self.values.push((value, input.ty.named)),
            _ => self.hide(value),
        }
    }

    /// Visits the values that are waiting, and all that is in them.
    fn values(&mut self) {
        let (types, document) = (self.secrets.types, self.secrets.document);
        while let Some((value, ty)) = self.values.pop() {
            match (value.kind, &types.get(ty).kind) {
                (ValueKind::List(items), _) => self.values.extend(document[items].iter().map(|item| (item, ty))),
                (ValueKind::Object(given), TypeKind::InputObject { fields, .. }) => {
                    document[given]
                        .iter()
                        .for_each(|field| self.place(&field.value, fields.get(&document[field.name])));
                }
                (ValueKind::Null, _) => {}
                (ValueKind::Variable(name), _) if types.secrets.are_in(ty) => self.note_variable(&document[name], ty),
                _ if types.secrets.are_in(ty) => self.hide(value),
                _ => {}
            }
        }
    }

    /// Notes a variable in the place of a type that holds secrets. In places of two such types it is a secret as a whole.
    fn note_variable(&mut self, name: &'a str, ty: TypeId) {
        if *self.secrets.expected.entry(name).or_insert(ty) != ty {
            self.secrets.variables.insert(name);
        }
    }

    /// Hides a value, and the values of the variables in it.
    fn hide(&mut self, value: &'a Literal) {
        let document = self.secrets.document;
        if !matches!(value.kind, ValueKind::Variable(_)) {
            self.secrets.spans.push(value.span);
        }
        let mut rest = vec![value];
        while let Some(value) = rest.pop() {
            match value.kind {
                ValueKind::Variable(name) => _ = self.secrets.variables.insert(&document[name]),
                ValueKind::List(items) => rest.extend(&document[items]),
                ValueKind::Object(fields) => rest.extend(document[fields].iter().map(|field| &field.value)),
                _ => {}
            }
        }
    }
}
