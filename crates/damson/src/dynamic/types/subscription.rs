//! The root of subscriptions: an object type whose fields have source streams in place of resolvers.

use std::fmt;
use std::sync::Arc;

use damson_schema::type_system::TypeKind;

use super::described::{
    Described, argument_method, cost_methods, deprecation_method, description_method, guard_method, marks_methods,
    type_name_method,
};
use super::{Definer, InputValue, TypeRef};
use crate::dynamic::subscribe::SubscribeFn;
use crate::dynamic::{ResolverContext, SubscriptionFieldFuture};

/// The root of subscriptions. See [Subscription](https://spec.graphql.org/September2026/#sec-Subscription).
///
/// ```
/// use damson::dynamic::{Field, FieldFuture, Object, Schema, Subscription, SubscriptionField, SubscriptionFieldFuture, TypeRef};
/// use damson::futures_util::{StreamExt, stream};
/// use damson::{Value, value};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let query = Object::new("Query").field(Field::new("now", TypeRef::INT, |_| FieldFuture::from_value(Some(1.into()))));
/// let subscription = Subscription::new("Subscription").field(SubscriptionField::new("ticks", TypeRef::named_nn(TypeRef::INT), |_| {
///     SubscriptionFieldFuture::new(async { Ok(stream::iter(1..=3).map(|tick| Ok(Value::from(tick)))) })
/// }));
/// let schema = Schema::build("Query", None, Some("Subscription")).register(query).register(subscription).finish()?;
///
/// let responses: Vec<_> = schema.execute_stream("subscription { ticks }").collect().await;
/// assert_eq!(responses.len(), 3);
/// assert_eq!(responses[2].data, value!({ "ticks": 3 }));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Subscription {
    name: String,
    described: Described,
    fields: Vec<SubscriptionField>,
}

/// A field of a [`Subscription`].
pub struct SubscriptionField {
    name: String,
    ty: TypeRef,
    described: Described,
    arguments: Vec<InputValue>,
    subscribe: Arc<SubscribeFn>,
}

impl Subscription {
    /// A root without fields.
    pub fn new(name: impl Into<String>) -> Self {
        Subscription { name: name.into(), described: Described::default(), fields: Vec::new() }
    }

    description_method!();
    marks_methods!();
    guard_method!("all fields of the type, each before its source stream is created");

    /// Adds a field.
    #[must_use]
    pub fn field(mut self, field: SubscriptionField) -> Self {
        self.fields.push(field);
        self
    }

    type_name_method!();

    pub(super) fn define(self, definer: &mut Definer<'_>) {
        let mut fields = Vec::with_capacity(self.fields.len());
        for SubscriptionField { name, ty, described, arguments, subscribe } in self.fields {
            fields.push(definer.field(&self.name, &name, &ty, described, arguments));
            definer.attach_source(&self.name, &name, subscribe);
        }
        definer.define_with_fields(&self.name, self.described, fields, TypeKind::Object);
    }
}

impl SubscriptionField {
    /// A field of this type, and the closure that creates its source stream; every event in it is a value of the field.
    pub fn new<F>(name: impl Into<String>, ty: impl Into<TypeRef>, subscribe: F) -> Self
    where
        F: for<'a> Fn(ResolverContext<'a>) -> SubscriptionFieldFuture<'a> + Send + Sync + 'static,
    {
        SubscriptionField {
            name: name.into(),
            ty: ty.into(),
            described: Described::default(),
            arguments: Vec::new(),
            subscribe: Arc::new(subscribe),
        }
    }

    description_method!();
    marks_methods!();
    deprecation_method!();
    guard_method!("the field, before its source stream is created");
    cost_methods!();

    argument_method!();
}

impl fmt::Debug for SubscriptionField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.ty)
    }
}
