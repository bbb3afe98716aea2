//! A mistake in an input type, an enum or a scalar is one error, wherever the type is used.

use damson::*;

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(display)]
enum Color {
    #[graphql(nome = "RED")]
    Red,
    Blue,
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
struct Hue;

#[derive(InputObject)]
struct Range {
    #[graphql(defalt = 5)]
    first: i32,
}

#[derive(InputObject)]
struct Filter {
    color: Color,
    #[graphql(flatten)]
    range: Range,
}

#[derive(InputObject)]
struct Pair(i32, i32);

#[derive(InputObject)]
#[graphql(name_type, nome = "Named")]
struct Named {
    id: i32,
}

#[derive(OneofObject)]
enum By {
    Id(i32),
    Name,
    Range(Range),
}

#[derive(OneofObject)]
struct Which {
    id: i32,
}

struct Day(String);

#[Scalar(nam = "Day")]
impl ScalarType for Day {
    fn parse(value: Value) -> InputValueResult<Self> {
        match value {
            Value::String(text) => Ok(Day(text.to_string())),
            other => Err(InputValueError::expected_type(other)),
        }
    }

    fn to_value(&self) -> Value {
        Value::from(self.0.clone())
    }
}

struct Month(i32);

#[Scalar]
impl Month {
    fn parse(value: i32) -> Self {
        Month(value)
    }
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Point(f64, f64);

scalar!(Point, Name);

#[derive(NewType)]
#[graphql(nam = "Email")]
struct Email(String);

#[derive(NewType)]
struct Place {
    x: f64,
    y: f64,
}

#[derive(NewType)]
#[graphql(to_output_with = missing)]
enum Size {
    Small,
}

#[derive(SimpleObject, InputObject)]
#[graphql(concrete(name = "Pages", params(i32)), input_name = "PageInput")]
struct Page<T: OutputType + InputType> {
    item: T,
}

#[derive(SimpleObject)]
struct Shown {
    color: Color,
    hue: Option<Hue>,
    day: Day,
    month: Month,
    point: Point,
    email: Email,
    place: Vec<Place>,
    size: Size,
    page: Page<i32>,
}

struct Query;

#[Object]
impl Query {
    fn shown(&self, color: Color, #[graphql(default)] filter: Option<Filter>) -> Option<Shown> {
        let _ = (color, filter.map(|filter| (filter.color, filter.range)), Color::Blue.to_string());
        None
    }

    #[allow(clippy::too_many_arguments)]
    fn count(
        &self,
        pair: Pair,
        named: Named,
        by: By,
        which: Which,
        day: Day,
        month: Vec<Month>,
        point: Point,
        #[graphql(validator(max_length = 5))] email: Email,
        place: Place,
        size: Size,
        page: Page<i32>,
    ) -> i32 {
        let _ = (pair, named, by, which, day, month, point, email.0, place, size, page, Email::from(String::new()));
        1
    }
}

fn main() {
    Schema::new(Query, EmptyMutation, EmptySubscription);
}
