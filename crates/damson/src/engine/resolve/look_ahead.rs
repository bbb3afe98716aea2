//! A look at the fields below a resolver's field, by their names.

use super::SelectionField;

/// The fields that a path of names leads to, below the field of a resolver.
///
/// [`Context::look_ahead`](crate::Context::look_ahead) starts at the field that is being resolved. Aliases do not matter, and
/// neither do fragments: see [`SelectionField`] for the fields that are there.
///
/// ```
/// use damson::{Context, EmptyMutation, EmptySubscription, Object, Schema, SimpleObject};
///
/// #[derive(SimpleObject)]
/// struct Mayor {
///     name: &'static str,
/// }
///
/// #[derive(SimpleObject)]
/// struct City {
///     name: &'static str,
///     mayor: Option<Mayor>,
/// }
///
/// struct Query;
///
/// #[Object]
/// impl Query {
///     async fn city(&self, ctx: &Context<'_>) -> City {
///         // Mayors stand in another table, so they are joined only if the client wants them.
///         let joins_mayors = ctx.look_ahead().field("mayor").field("name").exists();
///         City { name: "Visby", mayor: joins_mayors.then_some(Mayor { name: "Ada" }) }
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
/// let response = schema.execute("{ city { name first: mayor { name } } }").await;
/// assert_eq!(response.data.to_string(), r#"{"city":{"name":"Visby","first":{"name":"Ada"}}}"#);
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Lookahead<'a> {
    fields: Vec<SelectionField<'a>>,
}

impl<'a> Lookahead<'a> {
    /// The fields with this name below; several if they have different aliases or stand below several fields.
    #[must_use]
    pub fn field(&self, name: &str) -> Self {
        let below = self.fields.iter().flat_map(SelectionField::selection_set);
        Lookahead { fields: below.filter(|field| field.name() == name).collect() }
    }

    /// Whether the path leads to a field.
    pub fn exists(&self) -> bool {
        !self.fields.is_empty()
    }

    /// The fields that the path leads to.
    pub fn selection_fields(&self) -> Vec<SelectionField<'a>> {
        self.fields.clone()
    }

    pub(crate) fn fields(&self) -> &[SelectionField<'a>] {
        &self.fields
    }

    /// The fields of both.
    #[must_use]
    pub fn and(mut self, other: Lookahead<'a>) -> Self {
        self.fields.extend(other.fields);
        self
    }
}

impl<'a> From<SelectionField<'a>> for Lookahead<'a> {
    fn from(field: SelectionField<'a>) -> Self {
        Lookahead { fields: vec![field] }
    }
}

/// Fails if there are no fields.
impl<'a> TryFrom<&[SelectionField<'a>]> for Lookahead<'a> {
    type Error = ();

    fn try_from(fields: &[SelectionField<'a>]) -> Result<Self, Self::Error> {
        if fields.is_empty() { Err(()) } else { Ok(Lookahead { fields: fields.to_vec() }) }
    }
}
