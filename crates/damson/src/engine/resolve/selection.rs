//! A field of the operation with the fields below it, as resolvers see them.
//!
//! Knows the plan, and asks the tree of `selection/tree.rs`, which is built where a resolver looks and nowhere else.

use std::fmt::{self, Debug};

use damson_schema::{Name, Value};

use super::{Cx, Env};
use crate::engine::plan::PlanField;
use crate::error::{Error, ErrorPlace, ServerError, ServerResult};

mod directives;
mod tree;

pub(crate) use tree::Selected;
use tree::SelectedField;

pub use directives::SelectedDirective;

/// A field that the operation selects, with the fields below it.
///
/// [`Context::field`](crate::Context::field) gives the field that is being resolved. Fields are those that the request executes:
///
/// * A field that `@skip` or `@include` excludes is not there, nor is one that the request does not see.
/// * Selections that the response merges are one field, and fragments are already spread.
/// * Below a field of an interface or union stand the fields of all possible types. One that stands in the document once is one
///   field, and [`object_types`](Self::object_types) names the types that it is selected on.
///
/// The fields below are found once for each request, however often resolvers ask.
///
/// ```
/// use damson::{Context, EmptyMutation, EmptySubscription, Object, Schema, SimpleObject};
///
/// #[derive(SimpleObject)]
/// struct City {
///     name: String,
///     population: i32,
/// }
///
/// struct Query;
///
/// #[Object]
/// impl Query {
///     async fn city(&self, ctx: &Context<'_>) -> City {
///         let names: Vec<&str> = ctx.field().selection_set().map(|field| field.name()).collect();
///         City { name: format!("Only {}", names.join(" and ")), population: 0 }
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
/// let response = schema.execute("{ city { title: name population @skip(if: true) } }").await;
/// assert_eq!(response.data.to_string(), r#"{"city":{"title":"Only name"}}"#);
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct SelectionField<'a> {
    env: &'a Env,
    selected: &'a SelectedField,
}

impl<'a> SelectionField<'a> {
    pub(super) fn new(env: &'a Env, field: &'a PlanField) -> Self {
        SelectionField { env, selected: env.demanded().selected.root(env, field) }
    }

    /// The name of the field in the schema.
    pub fn name(&self) -> &'a str {
        self.first().name()
    }

    /// The alias of the field; none if the response has the field under its name.
    pub fn alias(&self) -> Option<&'a str> {
        let field = self.first();
        Some(field.response_key()).filter(|key| **key != **field.name())
    }

    /// The key of the field in the response: its alias, or its name.
    pub fn response_key(&self) -> &'a str {
        self.first().response_key()
    }

    /// The arguments with their coerced values, in the order of the schema: those that are given or have a default.
    ///
    /// Types may give one field of an interface different defaults. The values are then those of the first type of
    /// [`object_types`](Self::object_types). See
    /// [CoerceArgumentValues](https://spec.graphql.org/September2026/#CoerceArgumentValues()).
    ///
    /// # Errors
    /// If a variable is missing in a place that needs a value; the error has the place.
    pub fn arguments(&self) -> ServerResult<Vec<(Name, Value)>> {
        let values = self.cx().arguments_of(self.first()).map_err(|error| self.located(error))?;
        Ok(values.into_iter().collect())
    }

    /// The directives at the field in the document, in order, with their coerced arguments.
    ///
    /// Where selections are merged, they are those of the first selection that applies, as for
    /// [custom directives](crate::CustomDirective).
    ///
    /// # Errors
    /// If a variable is missing in a place that needs a value; the error has the place.
    pub fn directives(&self) -> ServerResult<Vec<SelectedDirective>> {
        let found = self.env.demanded().selected.directives(self.env, self.first().node());
        found.iter().map(|directive| directive.clone().map_err(|error| self.located(error))).collect()
    }

    /// The fields below, in the order of the response; none below a leaf.
    pub fn selection_set(&self) -> impl Iterator<Item = SelectionField<'a>> + use<'a> {
        let env = self.env;
        self.selected.below(env).iter().map(move |selected| SelectionField { env, selected })
    }

    /// The names of the object types that the field is selected on. There is one, unless an interface or union stands above.
    pub fn object_types(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let types = &self.env.schema.types;
        self.selected.on(self.env).map(|field| &*types.get(field.parent).name)
    }

    /// Whether the field is selected on objects of the type `name`. An interface or union stands for its possible types, of
    /// which one is enough.
    pub fn applies_to(&self, name: &str) -> bool {
        let types = self.cx().types().seen;
        let on = types.id(name);
        on.is_some_and(|ty| self.selected.on(self.env).any(|field| types.is_possible(ty, field.parent)))
    }

    /// Whether the value of the field, or an item of it, may be an object of the type `name`.
    pub(crate) fn gives(&self, name: &str) -> bool {
        let (types, field) = (&self.env.schema.types, self.first());
        let output = types.field(field.parent, field.name()).map(|(_, definition)| definition.ty.named);
        output.zip(types.id(name)).is_some_and(|(output, object)| types.is_possible(output, object))
    }

    /// The field of the plan that stands for all: they have the same name, alias and arguments in the document.
    fn first(&self) -> &'a PlanField {
        self.selected.first(self.env)
    }

    fn cx(&self) -> Cx<'a> {
        Cx { env: self.env, contexts: &[] }
    }

    #[cold]
    fn located(&self, error: Error) -> ServerError {
        let position = match error.place() {
            Some(ErrorPlace::Position(position)) => *position,
            _ => self.first().node(),
        };
        let locations = vec![self.env.plan.document.location(position)];
        let Error { message, source, .. } = error;
        ServerError { source, locations, ..ServerError::new(message) }
    }
}

/// Shows the names, and not the values of arguments, which may be secrets.
impl Debug for SelectionField<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let below: Vec<&str> = self.selection_set().map(|field| field.response_key()).collect();
        f.debug_struct("SelectionField")
            .field("name", &self.name())
            .field("alias", &self.alias())
            .field("selection_set", &below)
            .finish()
    }
}
