//! Types described as values, in place of SDL. Knows the builder of the type system, and not the engine.

use damson_schema::TypeSystemBuilder;
use damson_schema::type_system::{Field as FieldDefinition, Fields, TypeDefinition, TypeKind};
use damson_schema::{Coordinate, IndexMap};
use std::sync::Arc;

use super::attachments::Attachments;
use super::resolver::Resolver;
use super::subscribe::SubscribeFn;
use crate::Visible;
use crate::access::Access;
use crate::engine::resolve::SharedGuard;
use crate::registry::insert_once;

mod described;
mod directive;
mod enumeration;
mod field;
mod input;
mod interface;
mod object;
mod scalar;
mod subscription;
mod type_ref;
mod union;

use described::Described;
pub use directive::{Directive, DirectiveDefinition};
pub use enumeration::{Enum, EnumItem};
pub use field::Field;
pub use input::{InputObject, InputValue};
pub use interface::{Interface, InterfaceField};
pub use object::Object;
pub use scalar::Scalar;
pub use subscription::{Subscription, SubscriptionField};
pub use type_ref::TypeRef;
pub use union::Union;

/// A type of any kind, for [`SchemaBuilder::register`](super::SchemaBuilder::register).
#[derive(Debug)]
#[non_exhaustive]
pub enum Type {
    /// A scalar.
    Scalar(Scalar),
    /// An object.
    Object(Object),
    /// An interface.
    Interface(Interface),
    /// A union.
    Union(Union),
    /// An enum.
    Enum(Enum),
    /// An input object.
    InputObject(InputObject),
    /// The root of subscriptions.
    Subscription(Subscription),
}

macro_rules! kinds {
    ($($kind:ident)*) => {
        $(
            impl From<$kind> for Type {
                fn from(ty: $kind) -> Self {
                    Type::$kind(ty)
                }
            }
        )*

        impl Type {
            /// Defines the type, and attaches what it carries.
            pub(super) fn define(self, definer: &mut Definer<'_>) {
                match self {
                    $(Type::$kind(ty) => ty.define(definer),)*
                }
            }
        }
    };
}
kinds! { Scalar Object Interface Union Enum InputObject Subscription }

/// Defines types one after the other.
pub(super) struct Definer<'b> {
    pub(super) builder: &'b mut TypeSystemBuilder,
    pub(super) attachments: &'b mut Attachments,
    pub(super) access: &'b mut Access,
}

impl Definer<'_> {
    fn define(&mut self, name: &str, described: Described, kind: TypeKind) {
        let id = self.builder.reserve(name);
        self.visible(described.visible, || name.to_owned());
        self.guard(described.guards, || name.to_owned());
        let (description, applied) = (described.description.map(Arc::from), described.directives);
        let cache_control = described.cache_control;
        let definition = TypeDefinition { description, applied, cache_control, ..TypeDefinition::new(name, kind) };
        self.builder.define(id, definition);
    }

    /// Defines a type with fields.
    fn define_with_fields(
        &mut self,
        name: &str,
        described: Described,
        fields: Vec<(Arc<str>, FieldDefinition)>,
        kind: fn(Fields) -> TypeKind,
    ) {
        let fields = Fields { fields: self.members(name, fields), interfaces: Vec::new() };
        self.define(name, described, kind(fields));
    }

    /// Attaches the resolver that a field carries; one that was attached by its coordinate stays.
    fn attach(&mut self, ty: &str, field: &str, resolver: Resolver) {
        self.attachments.resolvers.entry(format!("{ty}.{field}")).or_insert(resolver);
    }

    /// Attaches the source stream that a field carries; one that was attached by its coordinate stays.
    fn attach_source(&mut self, ty: &str, field: &str, subscribe: Arc<SubscribeFn>) {
        self.attachments.sources.entry(format!("{ty}.{field}")).or_insert(subscribe);
    }

    /// Attaches the visibility that a part carries to its coordinate.
    fn visible(&mut self, visible: Option<Visible>, coordinate: impl FnOnce() -> String) {
        self.access.visible.extend(visible.map(|visible| (coordinate(), visible)));
    }

    /// Attaches the guards that a type or field carries to its coordinate.
    fn guard(&mut self, guards: Vec<SharedGuard>, coordinate: impl Fn() -> String) {
        self.access.guards.extend(guards.into_iter().map(|guard| (coordinate(), guard)));
    }

    fn implement(&mut self, ty: &str, interfaces: &[String]) {
        let ty = self.builder.reserve(ty);
        for interface in interfaces {
            let interface = self.builder.reserve(interface);
            self.builder.implement(ty, interface);
        }
    }

    /// The members of a type by name. If two have the same name, the first stays, and the second is a fault.
    fn members<T>(&mut self, ty: &str, members: impl IntoIterator<Item = (Arc<str>, T)>) -> IndexMap<Arc<str>, T> {
        let mut known = IndexMap::default();
        for (name, member) in members {
            insert_once(self.builder, &mut known, name, member, |name| Coordinate::Member(ty.into(), name));
        }
        known
    }

    /// The definition of a field without its resolver.
    fn field(
        &mut self,
        ty: &str,
        name: &str,
        of: &TypeRef,
        described: Described,
        arguments: Vec<InputValue>,
    ) -> (Arc<str>, FieldDefinition) {
        let mut definition = FieldDefinition::new(name, of.reference(self.builder));
        definition.description = described.description.map(Arc::from);
        definition.deprecation = described.deprecation.map(Arc::from);
        definition.cost = described.cost.map(Box::new);
        definition.cache_control = described.cache_control;
        definition.applied = described.directives;
        self.visible(described.visible, || format!("{ty}.{name}"));
        self.guard(described.guards, || format!("{ty}.{name}"));
        for argument in arguments {
            let argument = argument.definition(self, |argument| format!("{ty}.{name}({argument}:)"));
            insert_once(self.builder, &mut definition.arguments, argument.name.clone(), argument, |argument| {
                Coordinate::Argument(ty.into(), name.into(), argument)
            });
        }
        (definition.name.clone(), definition)
    }
}
