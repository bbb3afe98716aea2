//! A schema with any number of types, for validation with a large schema.

use async_graphql::dynamic::{Field, FieldFuture, Object, Schema, SchemaError, TypeRef};

/// `count` object types, each of which refers to an earlier one, and a query type that leads to all of them.
pub(crate) fn schema(count: usize) -> Result<Schema, SchemaError> {
    let mut query = Object::new("Query");
    let mut builder = Schema::build("Query", None, None);
    for n in 0..count {
        query = query.field(nothing(&format!("type{n}"), TypeRef::named(name(n))));
        builder = builder.register(object(n));
    }
    builder.register(query).finish()
}

fn object(n: usize) -> Object {
    Object::new(name(n))
        .field(nothing("id", TypeRef::named(TypeRef::ID)))
        .field(nothing("name", TypeRef::named(TypeRef::STRING)))
        .field(nothing("before", TypeRef::named(name(n / 2))))
}

fn name(n: usize) -> String {
    format!("Type{n}")
}

/// A field without data.
fn nothing(name: &str, ty: TypeRef) -> Field {
    Field::new(name, ty, |_| FieldFuture::Value(None))
}
