//! A schema with any number of types, for validation with a large schema.

use juniper::meta::MetaType;
use juniper::{
    ArcStr, DefaultScalarValue, EmptyMutation, EmptySubscription, GraphQLType, GraphQLValue, GraphQLValueAsync, ID,
    Registry, RootNode,
};

pub(crate) type Schema = RootNode<Query, EmptyMutation, EmptySubscription>;

/// `count` object types, each of which refers to an earlier one, and a query type that leads to all of them.
pub(crate) fn schema(count: usize) -> Schema {
    Schema::new_with_info(Query, EmptyMutation::new(), EmptySubscription::new(), count, (), ())
}

/// The root, whose type depends on the number of types.
pub(crate) struct Query;

impl GraphQLType<DefaultScalarValue> for Query {
    fn name(_: &usize) -> Option<ArcStr> {
        Some(ArcStr::from("Query"))
    }

    fn meta(count: &usize, registry: &mut Registry) -> MetaType {
        let field = |n| registry.field::<Option<Generated>>(format!("type{n}"), &n);
        let fields = (0..*count).map(field).collect::<Vec<_>>();
        registry.build_object_type::<Self>(count, &fields).into_meta()
    }
}

impl GraphQLValue<DefaultScalarValue> for Query {
    type Context = ();
    type TypeInfo = usize;

    fn type_name(&self, count: &usize) -> Option<ArcStr> {
        Self::name(count)
    }
}

impl GraphQLValueAsync<DefaultScalarValue> for Query {}

/// The type with this number.
struct Generated;

impl GraphQLType<DefaultScalarValue> for Generated {
    fn name(n: &usize) -> Option<ArcStr> {
        Some(ArcStr::from(format!("Type{n}")))
    }

    fn meta(n: &usize, registry: &mut Registry) -> MetaType {
        let fields = [
            registry.field::<Option<ID>>("id", &()),
            registry.field::<Option<String>>("name", &()),
            registry.field::<Option<Self>>("before", &(n / 2)),
        ];
        registry.build_object_type::<Self>(n, &fields).into_meta()
    }
}

impl GraphQLValue<DefaultScalarValue> for Generated {
    type Context = ();
    type TypeInfo = usize;

    fn type_name(&self, n: &usize) -> Option<ArcStr> {
        Self::name(n)
    }
}
