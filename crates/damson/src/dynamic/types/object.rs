//! Object types.

use damson_schema::type_system::TypeKind;

use super::described::{
    Described, cache_control_method, description_method, guard_method, implement_method, marks_methods,
    type_name_method,
};
use super::{Definer, Field};

/// An object type. See [Objects](https://spec.graphql.org/September2026/#sec-Objects).
///
/// ```
/// use damson::dynamic::{Field, FieldFuture, InputValue, Object, Schema, TypeRef};
/// use damson::{Value, value};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let query = Object::new("Query").field(
///     Field::new("double", TypeRef::named_nn(TypeRef::INT), |cx| {
///         FieldFuture::new(async move { Ok(Some(Value::from(cx.args.try_get("of")?.i64()? * 2))) })
///     })
///     .argument(InputValue::new("of", TypeRef::named_nn(TypeRef::INT))),
/// );
/// let schema = Schema::build("Query", None, None).register(query).finish()?;
/// assert_eq!(schema.execute("{ double(of: 21) }").await.data, value!({ "double": 42 }));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Object {
    name: String,
    described: Described,
    fields: Vec<Field>,
    implements: Vec<String>,
}

impl Object {
    /// An object type without fields.
    pub fn new(name: impl Into<String>) -> Self {
        Object { name: name.into(), described: Described::default(), fields: Vec::new(), implements: Vec::new() }
    }

    description_method!();
    marks_methods!();
    guard_method!("all fields of the type");
    cache_control_method!();

    /// Adds a field.
    #[must_use]
    pub fn field(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    implement_method!();

    type_name_method!();

    pub(super) fn define(self, definer: &mut Definer<'_>) {
        let mut fields = Vec::with_capacity(self.fields.len());
        for Field { name, ty, described, arguments, resolver } in self.fields {
            fields.push(definer.field(&self.name, &name, &ty, described, arguments));
            definer.attach(&self.name, &name, resolver);
        }
        definer.define_with_fields(&self.name, self.described, fields, TypeKind::Object);
        definer.implement(&self.name, &self.implements);
    }
}
