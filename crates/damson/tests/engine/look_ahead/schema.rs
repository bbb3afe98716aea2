//! A schema whose resolvers describe what they see.

use std::fmt::Write;

use damson::{
    Context, EmptyMutation, EmptySubscription, Enum, Interface, MergedObject, Object, Result, Schema, SelectionField,
    SimpleObject, Union,
};

/// The field with the fields below it, a line for each.
pub(super) fn described(field: SelectionField<'_>) -> String {
    let mut text = String::new();
    describe(field, 0, &mut text);
    text
}

fn describe(field: SelectionField<'_>, depth: usize, text: &mut String) {
    let _ = write!(text, "{:1$}", "", 2 * depth);
    if let Some(alias) = field.alias() {
        let _ = write!(text, "{alias} = ");
    }
    *text += field.name();
    let arguments = field.arguments().expect("every variable has a value");
    let arguments: Vec<String> = arguments.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    if !arguments.is_empty() {
        let _ = write!(text, "({})", arguments.join(", "));
    }
    let types: Vec<&str> = field.object_types().collect();
    let _ = writeln!(text, " on {}", types.join(" "));
    field.selection_set().for_each(|below| describe(below, depth + 1, text));
}

/// A request with this in its data does not see dogs.
pub(super) struct HidesDogs;

fn sees_dogs(ctx: &Context<'_>) -> bool {
    ctx.data_opt::<HidesDogs>().is_none()
}

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
enum Form {
    Short,
    Long,
}

pub(super) struct Dog;

#[Object(visible = "sees_dogs")]
impl Dog {
    fn name(&self, #[graphql(default_with = "Form::Short")] form: Form) -> &str {
        if form == Form::Long { "Rex the dog" } else { "Rex" }
    }

    fn age(&self, #[graphql(default = 1)] r#in: i32) -> i32 {
        r#in
    }

    fn friend(&self) -> Option<Pet> {
        None
    }

    fn owner(&self) -> Owner {
        Owner::default()
    }

    fn barks(&self) -> bool {
        true
    }
}

pub(super) struct Cat;

#[Object]
impl Cat {
    fn name(&self, #[graphql(default_with = "Form::Short")] form: Form) -> &str {
        if form == Form::Long { "Tom the cat" } else { "Tom" }
    }

    fn age(&self, #[graphql(default = 1)] r#in: i32) -> i32 {
        r#in
    }

    fn friend(&self) -> Option<Pet> {
        Some(Pet::Dog(Dog))
    }

    fn owner(&self) -> Owner {
        Owner::default()
    }

    fn lives(&self) -> i32 {
        7
    }
}

#[derive(Interface)]
#[graphql(
    field(name = "name", ty = "&str", arg(name = "form", ty = "Form", default_with = "Form::Short")),
    field(name = "age", ty = "i32", arg(name = "in", ty = "i32", default = 1)),
    field(name = "friend", ty = "Option<Pet>"),
    field(name = "owner", ty = "Owner")
)]
pub(super) enum Pet {
    Dog(Dog),
    Cat(Cat),
}

#[derive(Default, SimpleObject)]
pub(super) struct Owner {
    name: String,
    #[graphql(flatten)]
    address: Address,
}

#[derive(Default, SimpleObject)]
struct Address {
    street: String,
    city: String,
    #[graphql(flatten)]
    contact: Contact,
}

#[derive(Default, SimpleObject)]
struct Contact {
    phone: String,
}

#[derive(Union)]
enum Found {
    Owner(Owner),
    Dog(Dog),
    Cat(Cat),
}

#[derive(SimpleObject)]
struct Zoo {
    count: i32,
    owner: Owner,
    pet: Option<Pet>,
    pets: Vec<Pet>,
    found: Vec<Found>,
}

#[derive(SimpleObject)]
struct Room {
    number: i32,
}

#[derive(MergedObject)]
struct Office(Rooms, Desks);

#[derive(Default)]
struct Rooms;

#[Object]
impl Rooms {
    fn rooms(&self, ctx: &Context<'_>) -> Result<Vec<Room>> {
        Err(described(ctx.field()).into())
    }
}

#[derive(SimpleObject)]
struct Desks {
    desks: i32,
}

/// Its fields are those of a part that a method gives.
struct Badge;

#[Object]
impl Badge {
    #[graphql(flatten)]
    fn code(&self, ctx: &Context<'_>) -> Result<Code> {
        Err(described(ctx.field()).into())
    }
}

#[derive(SimpleObject)]
struct Code {
    code: String,
}

/// A number that knows the first field that a client asks of its double.
struct Number(i32);

#[Object]
impl Number {
    fn value(&self) -> i32 {
        self.0
    }

    /// The number of fields that the client asks for.
    fn peek(&self, ctx: &Context<'_>) -> Number {
        Number(ctx.field().selection_set().count() as i32)
    }

    /// The same for clients that ask for one.
    fn pass(&self, _: &Context<'_>) -> Number {
        Number(1)
    }

    /// Zero if the fields are not those of the test.
    fn double(&self, ctx: &Context<'_>) -> Number {
        let names: Vec<&str> = ctx.field().selection_set().map(|field| field.name()).collect();
        Number(if names == ["value", "half"] { 2 * self.0 } else { 0 })
    }

    fn half(&self, ctx: &Context<'_>) -> Number {
        Number(if ctx.look_ahead().field("value").exists() { self.0 / 2 } else { 0 })
    }
}

pub(super) struct Query;

#[Object]
impl Query {
    async fn zoo(&self, ctx: &Context<'_>, #[graphql(default = 1)] size: i32) -> Result<Zoo> {
        let _ = size;
        Err(described(ctx.field()).into())
    }

    fn office(&self) -> Office {
        Office(Rooms, Desks { desks: 1 })
    }

    fn badge(&self) -> Badge {
        Badge
    }

    fn numbers(&self) -> Vec<Number> {
        (1..=100).map(Number).collect()
    }
}

pub(super) fn schema() -> Schema<Query, EmptyMutation, EmptySubscription> {
    Schema::new(Query, EmptyMutation, EmptySubscription)
}
