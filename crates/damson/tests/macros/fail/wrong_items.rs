//! Macros above items that they do not take: of another kind, or with other content.
use damson::{Description, Enum, InputObject, Interface, NewType, Object, OneofObject, Scalar, SimpleObject, Union};

#[derive(SimpleObject)]
struct Tuple(i32);

#[derive(SimpleObject)]
enum NoStruct {
    A,
}

#[derive(InputObject)]
struct AlsoTuple(i32);

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
enum Holding {
    Value(i32),
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
struct NoEnum;

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
enum Empty {}

#[derive(Union)]
enum NoMembers {}

#[derive(Union)]
enum Named {
    A { id: i32 },
    B,
    C(i32, i32),
}

#[derive(Interface)]
struct NoInterface {
    id: i32,
}

#[derive(Interface)]
#[graphql(field(name = "id", ty = "i32"))]
enum NoImplementers {}

#[derive(OneofObject)]
enum NoValue {
    Id,
}

#[derive(NewType)]
struct Two(i32, i32);

#[derive(Description)]
struct Undescribed;

struct Query;

#[Object]
impl Clone for Query {
    fn clone(&self) -> Self {
        Query
    }
}

struct Number;

#[Scalar]
impl Number {
    fn parse(&self) -> i32 {
        1
    }
}

fn main() {}
