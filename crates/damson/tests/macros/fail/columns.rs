use damson::{Columns, ComplexObject, Object, SimpleObject};

#[derive(SimpleObject, Columns)]
#[columns(table = "", tabel = "cities")]
struct City {
    #[columns(always = 5)]
    id: i32,
    #[columns(name = "")]
    name: String,
    #[columns(skip, name = "people")]
    population: i32,
    #[columns(column = "area")]
    area: i32,
    #[graphql(flatten)]
    #[columns(always)]
    history: History,
}

#[derive(SimpleObject, Columns)]
struct History {
    founded: i32,
}

#[ComplexObject]
impl History {
    #[graphql(column = 5)]
    fn five(&self) -> i32 {
        5
    }

    #[graphql(flatten, column = "founded")]
    fn part(&self) -> Part {
        Part { a: 1 }
    }
}

#[derive(SimpleObject, Columns)]
#[graphql(complex)]
struct Known {
    known: i32,
}

#[ComplexObject]
impl Known {
    #[graphql(column = "known", column = "unknown")]
    fn sum(&self) -> i32 {
        self.known
    }
}

#[derive(SimpleObject)]
#[graphql(complex)]
struct Part {
    a: i32,
}

#[ComplexObject]
impl Part {
    #[graphql(column = "a")]
    fn b(&self) -> i32 {
        self.a
    }
}

#[derive(SimpleObject, Columns)]
struct Flattens {
    #[graphql(flatten)]
    part: Other,
}

#[derive(SimpleObject)]
struct Other {
    other: i32,
}

#[derive(Columns)]
struct NotAnObject {
    a: i32,
}

#[derive(SimpleObject, Columns)]
struct Tuple(i32);

struct Methods;

#[Object]
impl Methods {
    #[graphql(column = "a")]
    fn a(&self) -> i32 {
        1
    }
}

fn main() {}
