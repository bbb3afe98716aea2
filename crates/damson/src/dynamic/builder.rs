//! Builds a schema at run time from its definitions, its attachments and its settings.

use std::sync::Arc;

use damson_schema::SchemaErrors;
use damson_schema::{TypeId, TypeSystem, TypeSystemBuilder};
use damson_syntax::ast::OperationType;

use super::attachments::Attachments;
use super::object::Root;
use super::types::{Definer, DirectiveDefinition, Type};
use super::wiring::Wiring;
use super::{FieldValue, Schema};
use crate::core::{Core, Roots};
use crate::engine::resolve::Behaviour;
use crate::engine::{Object, SubscriptionRoot};
use crate::options::{Options, option_methods};
use crate::settings::Settings;

mod costs;
mod resolvers;
mod scalars;
mod secrets;

/// Builds a [`Schema`] with resolvers and settings.
///
/// Resolvers are attached by coordinate: `Type.field` is one field, and `Type` is all fields of an object type. A field uses
/// its own resolver, or else that of its type, or else the default. Without any, it reads the entry of its name in its parent's
/// value. A later attachment to the same coordinate replaces the earlier one. Only guards and rules of visibility add up, so
/// that a later one never opens a part that an earlier one closed.
pub struct SchemaBuilder {
    definitions: Definitions,
    types: Vec<Type>,
    directives: Vec<DirectiveDefinition>,
    attachments: Attachments,
    root_value: FieldValue<'static>,
    options: Options,
}

/// Where the types come from.
enum Definitions {
    /// From text in the schema definition language.
    Sdl(String),
    /// From the names of the root types, in the order of [`ROOTS`]; all types are registered.
    Roots([Option<String>; 3]),
}

/// The kinds of operation.
const ROOTS: [OperationType; 3] = [OperationType::Query, OperationType::Mutation, OperationType::Subscription];

impl SchemaBuilder {
    pub(super) fn from_sdl(sdl: String) -> Self {
        Self::new(Definitions::Sdl(sdl))
    }

    pub(super) fn from_roots(roots: [Option<String>; 3]) -> Self {
        Self::new(Definitions::Roots(roots))
    }

    fn new(definitions: Definitions) -> Self {
        SchemaBuilder {
            definitions,
            types: Vec::new(),
            directives: Vec::new(),
            attachments: Attachments::default(),
            root_value: FieldValue::NULL,
            options: Options::default(),
        }
    }

    /// Adds a type, with the resolvers that it carries.
    #[must_use]
    pub fn register(mut self, ty: impl Into<Type>) -> Self {
        self.types.push(ty.into());
        self
    }

    /// Adds the scalar `Upload`: files that clients send. [`ValueAccessor::upload`](super::ValueAccessor::upload) reads it.
    ///
    /// ```
    /// use damson::dynamic::{Field, FieldFuture, InputValue, Object, Schema, TypeRef};
    /// use damson::Value;
    ///
    /// let size = Field::new("size", TypeRef::named_nn(TypeRef::INT), |ctx| {
    ///     FieldFuture::new(async move {
    ///         let file = ctx.args.try_get("file")?.upload()?;
    ///         Ok(Some(Value::from(file.value(&ctx)?.size()?)))
    ///     })
    /// });
    /// let query = Object::new("Query").field(size.argument(InputValue::new("file", TypeRef::named_nn(TypeRef::UPLOAD))));
    /// let schema = Schema::build("Query", None, None).enable_uploading().register(query).finish();
    /// assert!(schema.is_ok());
    /// ```
    #[must_use]
    pub fn enable_uploading(self) -> Self {
        self.register(super::types::Scalar::upload())
    }

    /// Adds the definition of a directive, which SDL defines in text.
    #[must_use]
    pub fn register_directive(mut self, directive: DirectiveDefinition) -> Self {
        self.directives.push(directive);
        self
    }

    /// Sets the value that the fields of the root types read, unless a request
    /// [brings another](super::DynamicRequestExt::root_value).
    #[must_use]
    pub fn root_value(self, value: impl Into<FieldValue<'static>>) -> Self {
        SchemaBuilder { root_value: value.into(), ..self }
    }

    option_methods!();

    /// Builds the schema.
    ///
    /// # Errors
    /// All faults of the types; if there are none, all attachments to coordinates that do not exist.
    pub fn finish(mut self) -> Result<Schema, SchemaErrors> {
        let types = self.type_system()?;
        let mut faults = Vec::new();
        let wiring = self.attachments.wire(&types, &mut faults);
        let behaviour = behaviour(&types, &wiring);
        let (wiring, value) = (Arc::new(wiring), Arc::new(self.root_value));
        let root = |operation| {
            let name = types.get(types.root(operation)?).name.clone();
            Some(Box::new(Root { name, wiring: wiring.clone(), value: value.clone() }))
        };
        let roots = Roots {
            query: root(OperationType::Query).expect("a checked schema has a query root"),
            mutation: root(OperationType::Mutation).map(|root| root as Box<dyn Object>),
            subscription: root(OperationType::Subscription).map(|root| root as Box<dyn SubscriptionRoot>),
        };
        Ok(Schema::new(Core::new(types, behaviour, roots, self.options, faults)?))
    }

    /// Defines all types, and takes over the resolvers that they carry.
    fn type_system(&mut self) -> Result<TypeSystem, SchemaErrors> {
        let (types, directives) = (std::mem::take(&mut self.types), std::mem::take(&mut self.directives));
        let (attachments, access) = (&mut self.attachments, &mut self.options.access);
        let Settings { wide_integers, incremental_delivery, .. } = self.options.settings;
        let register = |builder: &mut TypeSystemBuilder| {
            if wide_integers {
                builder.allow_wide_integers();
            }
            if incremental_delivery {
                builder.enable_incremental_delivery();
            }
            let mut definer = Definer { builder, attachments, access };
            types.into_iter().for_each(|ty| ty.define(&mut definer));
            directives.into_iter().for_each(|directive| directive.define(&mut definer));
            attachments.set_parsers(builder);
            attachments.set_costs(builder);
            attachments.set_secrets(builder);
            attachments.set_cache_controls(builder);
        };
        match &self.definitions {
            Definitions::Sdl(sdl) => TypeSystem::from_sdl_with(sdl, register),
            Definitions::Roots(roots) => {
                let mut builder = TypeSystemBuilder::new();
                for (operation, name) in ROOTS.into_iter().zip(roots) {
                    if let Some(name) = name {
                        let root = builder.reserve(name);
                        builder.set_root(operation, root);
                    }
                }
                register(&mut builder);
                builder.finish()
            }
        }
    }
}

/// The behaviour of the resolvers, for the engine.
fn behaviour(types: &TypeSystem, wiring: &Wiring) -> Behaviour {
    let mut behaviour = Behaviour::default();
    for (index, fields) in wiring.fields.iter().enumerate().filter(|(_, fields)| !fields.is_empty()) {
        let resolvers = fields.iter().enumerate().map(|(index, resolver)| resolver.behaviour(index));
        behaviour.set(TypeId(index as u32), resolvers.collect());
    }
    debug_assert_eq!(wiring.fields.len(), types.types().count());
    if let Some(root) = types.subscription {
        behaviour.use_contexts(root); // the closures that create source streams take one
    }
    behaviour
}
