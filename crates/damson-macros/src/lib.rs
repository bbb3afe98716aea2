//! The macros of Damson: Rust types and methods in, tables and thin adapters for the engine out.
//!
//! `parse` (one front end for each macro) fills the `model`, `check` judges it, `expand` writes it down as code. Every
//! stage adds the mistakes it finds; if there are any, they are what the macro gives, all at once.
//!
//! What is given no name has that of its identifier, by a rule: `PascalCase` for types, `camelCase` for fields and
//! arguments, `SCREAMING_SNAKE_CASE` for enum values. Digits end words, and begin some: the field `md5sum` is `md5Sum`, the
//! value `Utf8` is `UTF_8`, the type `HTTPServer` is `Httpserver`. `rename_fields`, `rename_args` and `rename_items` take
//! another rule: `lowercase`, `UPPERCASE`, `PascalCase`, `camelCase`, `snake_case` or `SCREAMING_SNAKE_CASE`.
//!
//! `cfg` and `cfg_attr` may stand wherever the compiler takes them. `macro_rules!` may pass on every value of an attribute.
//! An attribute that nothing would heed is refused.
//!
//! `visible = false` hides a part of the schema from everyone, `visible = "function"` from the requests of which a
//! `fn(&Context<'_>) -> bool` says no; what cannot stand without the part is hidden with it.

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;
use quote::quote;
use syn::{DeriveInput, ItemFn, ItemImpl, parse_macro_input};

mod attr;
mod check;
mod configure;
mod crate_path;
#[cfg(test)]
mod documented;
mod expand;
mod groups;
#[cfg(test)]
mod heeded;
mod mistakes;
mod model;
mod parse;

use check::Check;
use configure::Step;
use mistakes::Mistakes;

/// Makes a struct a GraphQL object: its fields are the object's fields.
///
/// ```ignore
/// /// A person who may sign in.
/// #[derive(SimpleObject)]
/// #[graphql(complex)] // methods are added by a `#[ComplexObject]`
/// struct User {
///     id: ID,
///     #[graphql(name = "fullName", deprecation = "Use the parts.")]
///     name: String,
///     #[graphql(skip)]
///     password: String,
/// }
/// ```
///
/// * On the type: `name`, `visible`, `directive`, `name_type`, `rename_fields`, `complex`, `guard`, `concrete(name,
///   params(..))`, `cache_control`, `crate`.
/// * On a field: `name`, `desc`, `visible`, `directive`, `deprecation`, `guard`, `complexity`, `cache_control`, `skip`,
///   `skip_output`, `owned`.
#[proc_macro_derive(SimpleObject, attributes(graphql))]
pub fn simple_object(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::simple_object, expand::object_family)
}

/// Makes an `impl` block a GraphQL object: its methods are the object's fields.
///
/// Methods take `&self`, a `&Context` if they want one, and the arguments. They are plain functions or `async`, and give
/// a value or a `Result`. An `async fn` without an `.await` costs no more than a plain one.
///
/// ```ignore
/// #[Object]
/// impl Query {
///     /// The user with this id.
///     async fn user(&self, ctx: &Context<'_>, id: ID) -> Result<Option<User>> {
///         ctx.data::<Users>()?.load(id).await
///     }
///
///     fn add(&self, a: i32, #[graphql(default = 1, desc = "How much.")] b: i32) -> i32 {
///         a + b
///     }
/// }
/// ```
///
/// A `guard` is an expression that gives a `Guard`; it sees `self` and the arguments, and is asked before the method
/// runs. That of a block is asked before each of its methods.
///
/// * On the block: `name`, `visible`, `directive`, `name_type`, `rename_fields`, `rename_args`, `use_type_description`,
///   `guard`, `concrete(name, params(..))`, `cache_control`, `crate`.
/// * On a method: `name`, `desc`, `visible`, `directive`, `deprecation`, `guard`, `complexity`, `cache_control`, `skip`.
/// * On an argument: `name`, `desc`, `visible`, `directive`, `default`, `default_with`, `deprecation`.
///
/// `complexity` says what the field counts for in `limit_complexity` and in `limit_cost`. `complexity = "count *
/// child_complexity"` is all that it counts: a `usize` made of the arguments, by their names in Rust, and of what is
/// selected below it for one object (at most 2³² - 1, so that the product with one `Int` does not overflow). It runs before
/// anything is executed. `complexity = 5` is the field's whole complexity, too; to its cost, what is selected below is added,
/// as often as its lists are taken to be long.
///
/// `cache_control(max_age = 60, private)` says for how many seconds a response with this in it may be kept, and that it is
/// not for caches that users share; `cache_control(no_cache)` that it must not be used again unasked. What an operation
/// selects is merged: the shortest time counts, and one private part makes all of it private.
#[allow(non_snake_case)] // the dialect writes `#[Object]`
#[proc_macro_attribute]
pub fn Object(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let block = parse_macro_input!(item);
    attribute("Object", arguments, block, parse::object, expand::object_family)
}

/// Adds the methods of an `impl` block to the fields of a `SimpleObject` that is marked `#[graphql(complex)]`.
///
/// Methods are written as for [`macro@Object`], with the same attributes.
///
/// * On the block: `rename_fields`, `rename_args`, `guard`, `crate`.
#[allow(non_snake_case)] // the dialect writes `#[ComplexObject]`
#[proc_macro_attribute]
pub fn ComplexObject(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let block = parse_macro_input!(item);
    attribute("ComplexObject", arguments, block, parse::complex_object, expand::complex_object)
}

/// Makes an `impl` block a root of subscriptions: its methods give the streams of its fields' values.
///
/// Methods take what those of [`macro@Object`] take. They are plain functions or `async`, and give an `impl Stream`, or a
/// `Result` of one: an error refuses the subscription. An item of the stream is a value of the field, or a `Result` of one, whose
/// error type is `Clone`: an error is the error of that event, and the stream goes on.
///
/// ```ignore
/// #[Subscription]
/// impl Subscription {
///     /// Counts the seconds.
///     async fn seconds(&self, #[graphql(default = 1)] step: i32) -> impl Stream<Item = i32> {
///         let mut seconds = 0;
///         IntervalStream::new(interval(Duration::from_secs(1))).map(move |_| { seconds += step; seconds })
///     }
///
///     fn messages(&self, ctx: &Context<'_>, room: ID) -> Result<impl Stream<Item = Result<Message>>> {
///         Ok(ctx.data::<Rooms>()?.listen(room)?)
///     }
/// }
/// ```
///
/// The attributes mean what they mean for [`macro@Object`]; a stream is nothing that a cache could keep.
///
/// * On the block: `name`, `visible`, `directive`, `name_type`, `rename_fields`, `rename_args`, `use_type_description`,
///   `guard`, `concrete(name, params(..))`, `crate`.
/// * On a method: `name`, `desc`, `visible`, `directive`, `deprecation`, `guard`, `complexity`, `skip`.
/// * On an argument: `name`, `desc`, `visible`, `directive`, `default`, `default_with`, `deprecation`.
#[allow(non_snake_case)] // the dialect writes `#[Subscription]`
#[proc_macro_attribute]
pub fn Subscription(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let block = parse_macro_input!(item);
    attribute("Subscription", arguments, block, parse::subscription, expand::subscription)
}

/// Makes a struct a root of subscriptions with the fields of all the roots it holds.
///
/// ```ignore
/// #[derive(MergedSubscription, Default)]
/// struct Subscription(MessageSubscription, UserSubscription);
/// ```
///
/// * On the type: `name`, `visible`, `directive`, `name_type`, `concrete(..)`, `crate`.
#[proc_macro_derive(MergedSubscription, attributes(graphql))]
pub fn merged_subscription(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::merged_subscription, expand::merged_subscription)
}

/// Makes an enum without values a GraphQL enum.
///
/// ```ignore
/// #[derive(Enum, Clone, Copy, PartialEq, Eq)]
/// #[graphql(remote = "other_crate::Episode")] // converts from and to that enum
/// enum Episode {
///     /// Released in 1977.
///     NewHope, // `NEW_HOPE`
///     #[graphql(name = "EMPIRE")]
///     TheEmpireStrikesBack,
/// }
/// ```
///
/// * On the type: `name`, `visible`, `directive`, `name_type`, `rename_items`, `remote`, `display`, `crate`.
/// * On a variant: `name`, `desc`, `visible`, `directive`, `deprecation`, `skip`; a skipped variant is an error where it
///   appears in a response.
#[proc_macro_derive(Enum, attributes(graphql))]
pub fn enumeration(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::enumeration, expand::enumeration)
}

/// Makes a struct a GraphQL input object.
///
/// ```ignore
/// #[derive(InputObject)]
/// struct Paging {
///     #[graphql(default = 10)]
///     first: i32,
///     after: Option<String>,
/// }
/// ```
///
/// * On the type: `name`, `visible`, `directive`, `input_name` (where `SimpleObject` is derived, too), `name_type`,
///   `rename_fields`, `concrete(name, input_name, params(..))`, `crate`.
/// * On a field: `name`, `desc`, `visible`, `directive`, `default`, `default_with`, `deprecation`, `skip`, `skip_input`,
///   `flatten`; a skipped field has its default, or that of its type.
#[proc_macro_derive(InputObject, attributes(graphql))]
pub fn input_object(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::input_object, expand::input_object)
}

/// Makes an enum a GraphQL input object of which exactly one field is given.
///
/// ```ignore
/// #[derive(OneofObject)]
/// enum UserBy {
///     Id(ID),
///     Email(String),
/// }
/// ```
///
/// * On the type: `name`, `visible`, `directive`, `input_name`, `name_type`, `rename_fields`, `concrete(..)`, `crate`.
/// * On a variant: `name`, `desc`, `visible`, `directive`, `deprecation`.
#[proc_macro_derive(OneofObject, attributes(graphql))]
pub fn oneof_object(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::oneof_object, expand::oneof_object)
}

/// Makes an enum of objects a GraphQL interface.
///
/// The fields are resolved by the object that a variant holds. Whether every implementer has them is checked when the
/// schema is built. A `guard` is asked before that field of every implementer, whichever type it is reached through; it
/// sees neither the object nor the arguments.
///
/// ```ignore
/// #[derive(Interface)]
/// #[graphql(
///     field(name = "id", ty = "ID", desc = "Tells it from others."),
///     field(name = "area", ty = "f64", arg(name = "scale", ty = "f64", default = 1.0)),
/// )]
/// enum Shape {
///     Circle(Circle),
///     Square(Square),
/// }
/// ```
///
/// * On the type: `name`, `visible`, `directive`, `name_type`, `rename_fields`, `rename_args`, `guard`, `field(..)`,
///   `concrete(..)`, `crate`.
/// * In a field: `name`, `ty`, `method`, `desc`, `visible`, `directive`, `deprecation`, `guard`, `arg(..)`.
/// * In an argument: `name`, `ty`, `desc`, `visible`, `directive`, `default`, `default_with`, `deprecation`.
/// * On a variant: `skip`.
#[proc_macro_derive(Interface, attributes(graphql))]
pub fn interface(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::interface, expand::abstract_type)
}

/// Makes an enum of objects a GraphQL union.
///
/// ```ignore
/// #[derive(Union)]
/// enum SearchResult {
///     User(User),
///     #[graphql(flatten)] // the members of that union are members of this one
///     Media(Media),
/// }
/// ```
///
/// * On the type: `name`, `visible`, `directive`, `name_type`, `concrete(..)`, `crate`.
/// * On a variant: `flatten`, `skip`.
#[proc_macro_derive(Union, attributes(graphql))]
pub fn union(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::union, expand::abstract_type)
}

/// Makes a type with `ScalarType` a GraphQL scalar.
///
/// ```ignore
/// /// A number to the base of sixteen.
/// #[Scalar(name = "Hex", specified_by_url = "https://example.com/hex")]
/// impl ScalarType for Hex {
///     fn parse(value: Value) -> InputValueResult<Self> { .. }
///     fn to_value(&self) -> Value { .. }
/// }
/// ```
///
/// What `parse` refuses is refused before anything is executed.
///
/// * On the block: `name`, `visible`, `directive`, `name_type`, `use_type_description`, `specified_by_url`,
///   `concrete(..)`, `crate`.
#[allow(non_snake_case)] // the dialect writes `#[Scalar]`
#[proc_macro_attribute]
pub fn Scalar(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let block = parse_macro_input!(item);
    attribute("Scalar", arguments, block, parse::scalar, expand::scalar)
}

/// Makes a type that serde can read and write a GraphQL scalar.
///
/// ```ignore
/// scalar!(Color);
/// scalar!(Color, "Colour", "Red, green and blue.", "https://example.com/colour");
/// ```
#[proc_macro]
pub fn scalar(arguments: TokenStream) -> TokenStream {
    let mut mistakes = Mistakes::default();
    let model = parse::scalar_call(arguments.into(), &mut mistakes);
    finish(model, mistakes, expand::scalar_call).into()
}

/// Makes a struct around one value a leaf like that value, under the same name or one of its own.
///
/// ```ignore
/// #[derive(NewType)]
/// struct Title(String); // `String` in the schema
///
/// #[derive(NewType)]
/// #[graphql(name)] // or `name = ".."`: a scalar of its own
/// struct Weight(f64);
/// ```
///
/// * On the type: `name`, `visible`, `directive`, `specified_by_url`, `crate`.
#[proc_macro_derive(NewType, attributes(graphql))]
pub fn new_type(input: TokenStream) -> TokenStream {
    let mut mistakes = Mistakes::default();
    let model = parse::new_type(&parse_macro_input!(input), &mut mistakes);
    finish(model, mistakes, expand::new_type).into()
}

/// Gives the doc comment of a type to `use_type_description`.
#[proc_macro_derive(Description, attributes(graphql))]
pub fn description(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input), parse::description, expand::description)
}

/// Makes a function a directive that documents may use at fields.
///
/// The function takes the directive's arguments and gives what carries it out; `Schema::build(..).directive(name)` adds it
/// to a schema. The name stands for a value, as that of a constant does, so no variable in the same module can have it, nor
/// those of the other macros (`field`, `value`): such a directive belongs into a module of its own.
///
/// ```ignore
/// /// Appends a text.
/// #[Directive(location = "Field", repeatable)]
/// fn concat(value: String) -> impl CustomDirective {
///     Concat(value)
/// }
/// ```
///
/// * On the function: `location` (`Field`), `name`, `repeatable`, `rename_args`, `crate`.
/// * On an argument: `name`, `desc`, `default`, `default_with`, `deprecation`.
#[allow(non_snake_case)] // the dialect writes `#[Directive]`
#[proc_macro_attribute]
pub fn Directive(arguments: TokenStream, item: TokenStream) -> TokenStream {
    function("Directive", arguments, parse_macro_input!(item), parse::directive, expand::directive)
}

/// Makes a function a directive that definitions may have, applied with `directive = name::apply(..)`.
///
/// ```ignore
/// #[TypeDirective(location = "FieldDefinition", location = "Object")]
/// fn owner(team: String) {}
///
/// #[derive(SimpleObject)]
/// #[graphql(directive = owner::apply("search".into()))]
/// struct Hit {
///     score: f64,
/// }
/// ```
///
/// * On the function: `location` (`Schema`, `Scalar`, `Object`, `FieldDefinition`, `ArgumentDefinition`, `Interface`,
///   `Union`, `Enum`, `EnumValue`, `InputObject`, `InputFieldDefinition`; several may be given), `name`, `repeatable`,
///   `rename_args`, `crate`.
/// * On an argument: `name`, `desc`, `default`, `default_with`, `deprecation`.
#[allow(non_snake_case)] // the dialect writes `#[TypeDirective]`
#[proc_macro_attribute]
pub fn TypeDirective(arguments: TokenStream, item: TokenStream) -> TokenStream {
    function("TypeDirective", arguments, parse_macro_input!(item), parse::type_directive, expand::type_directive)
}

/// Gives the item inside back, whose conditions the compiler has expanded for this macro.
#[doc(hidden)]
#[proc_macro_derive(__Configured)]
pub fn configured(carrier: TokenStream) -> TokenStream {
    configure::configured(carrier.into()).into()
}

/// Takes the item away.
#[doc(hidden)]
#[proc_macro_attribute]
pub fn __vanish(_: TokenStream, _: TokenStream) -> TokenStream {
    TokenStream::new()
}

/// The road of an attribute macro above a function, in whose place its type stands.
fn function<M: Check>(
    name: &str,
    arguments: TokenStream,
    mut item: ItemFn,
    parse: fn(Tokens, &mut ItemFn, &mut Mistakes) -> Option<M>,
    expand: fn(&M) -> Tokens,
) -> TokenStream {
    let arguments = match configure::step(name, arguments.into(), &item) {
        Step::Read(arguments) => arguments,
        Step::Configure(code) => return code.into(),
    };
    let mut mistakes = Mistakes::default();
    let model = parse(arguments, &mut item, &mut mistakes);
    finish(model, mistakes, expand).into()
}

/// The road of a derive macro.
fn derive<M: Check>(
    input: DeriveInput,
    parse: fn(&DeriveInput, &mut Mistakes) -> M,
    expand: fn(&M) -> Tokens,
) -> TokenStream {
    let mut mistakes = Mistakes::default();
    let model = parse(&input, &mut mistakes);
    finish(Some(model), mistakes, expand).into()
}

/// The road of an attribute macro, which gives the block back, too: with mistakes in it, its methods are still there.
fn attribute<M: Check>(
    name: &str,
    arguments: TokenStream,
    mut block: ItemImpl,
    parse: fn(Tokens, &mut ItemImpl, &mut Mistakes) -> Option<M>,
    expand: fn(&M) -> Tokens,
) -> TokenStream {
    let arguments = match configure::step(name, arguments.into(), &block) {
        Step::Read(arguments) => arguments,
        Step::Configure(code) => return code.into(),
    };
    let mut mistakes = Mistakes::default();
    let model = parse(arguments, &mut block, &mut mistakes);
    let code = finish(model, mistakes, expand);
    quote!(#block #code).into()
}

/// The end of every road: the mistakes, or else the code.
fn finish<M: Check>(model: Option<M>, mut mistakes: Mistakes, expand: fn(&M) -> Tokens) -> Tokens {
    if let Some(model) = &model {
        model.check(&mut mistakes);
    }
    mistakes.into_tokens().or_else(|| model.as_ref().map(expand)).unwrap_or_default()
}
