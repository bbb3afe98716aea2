//! Types written with `macro_rules!` equal types written by hand: a fragment means the same as its contents.
//!
//! Both modules have the same schema. The values of attributes in one are fragments in the other.

use damson::{EmptyMutation, ObjectType, Schema, SubscriptionType};

/// The marks that both modules use.
mod marks {
    use damson::{Context, Guard, Result, TypeDirective};

    #[TypeDirective(location = "Object", location = "FieldDefinition", location = "ArgumentDefinition")]
    pub(super) fn owner(team: String) {}

    pub(super) struct Above(pub(super) i32, pub(super) i32);

    impl Guard for Above {
        async fn check(&self, _: &Context<'_>) -> Result<()> {
            (self.0 > self.1).then_some(()).ok_or_else(|| "not above".into())
        }
    }

    pub(super) fn guarded(_: &Context<'_>) -> Result<()> {
        Ok(())
    }

    pub(super) fn seen(_: &Context<'_>) -> bool {
        true
    }
}

#[expect(dead_code, reason = "what is skipped is not read")]
mod direct {
    use damson::futures_util::stream::{self, Stream};
    use damson::*;
    use serde::{Deserialize, Serialize};

    use super::marks::{self, owner};

    /// A person.
    #[derive(SimpleObject, InputObject)]
    #[graphql(
        name = "Person",
        input_name = "PersonInput",
        rename_fields = "SCREAMING_SNAKE_CASE",
        complex,
        cache_control(max_age = 60, private),
        visible = marks::seen,
        crate = "damson"
    )]
    pub(crate) struct User {
        /// Its number.
        #[graphql(name = "number", deprecation = "Not any more.", default = -7, complexity = 3)]
        id: i32,
        #[graphql(desc = "The name.", default = "Ada", guard = "marks::guarded", visible = "marks::seen")]
        name: String,
        #[graphql(default_with = "vec![1 + 2]", deprecation = true)]
        scores: Vec<i32>,
        #[graphql(skip)]
        hidden: i32,
    }

    #[ComplexObject(rename_fields = "UPPERCASE", rename_args = "PascalCase")]
    impl User {
        /// Twice.
        #[graphql(complexity = "by_much.unsigned_abs() as usize * child_complexity", guard = marks::Above(self.id, by_much))]
        async fn twice(
            &self,
            #[graphql(default_with = "1 + 2", desc = "How much.")] by_much: i32,
            #[graphql(name = "Given", default = 0.5, directive = owner::apply("a".to_owned()))] half: f64,
        ) -> Result<Vec<i32>> {
            Ok(vec![self.id * by_much + half as i32])
        }
    }

    /// A list of things.
    #[derive(SimpleObject)]
    #[graphql(concrete(name = "Numbers", params(i32)), concrete(name = "Texts", params(Option<String>)))]
    pub(crate) struct Page<T: OutputType> {
        items: Vec<T>,
    }

    /// Where to.
    #[derive(Enum, Copy, Clone, PartialEq, Eq)]
    #[graphql(name = "Way", rename_items = "lowercase")]
    pub(crate) enum Direction {
        /// Up.
        #[graphql(deprecation = "Down is better.")]
        North,
        #[graphql(name = "down", desc = "Down.")]
        South,
    }

    #[derive(OneofObject)]
    #[graphql(name = "By")]
    pub(crate) enum By {
        #[graphql(name = "number", desc = "By number.")]
        Id(i32),
        Name(Option<String>),
    }

    #[derive(Interface)]
    #[graphql(
        name = "Node",
        field(name = "number", ty = "i32", desc = "Its number.", deprecation = "Not any more."),
        field(name = "TWICE", method = "twice", ty = Vec<i32>, arg(name = "ByMuch", ty = "i32", default = 3),
            arg(name = "given", ty = f64, default = 0.5)),
        rename_args = "PascalCase"
    )]
    pub(crate) enum Nodes {
        User(User),
    }

    #[derive(Union)]
    #[graphql(name = "Any")]
    pub(crate) enum Anything {
        User(User),
        Page(Page<i32>),
    }

    pub(crate) struct Hex(u64);

    /// To the base of sixteen.
    #[Scalar(name = "Hexadecimal", specified_by_url = "https://example.com/hex")]
    impl ScalarType for Hex {
        fn parse(value: Value) -> InputValueResult<Self> {
            Ok(Hex(u64::from_str_radix(&value.to_string(), 16)?))
        }
        fn to_value(&self) -> Value {
            value!({ "hex": self.0, "list": [1, -2, "three"] })
        }
    }

    #[derive(NewType)]
    #[graphql(name = "Kilograms", specified_by_url = "https://example.com/kg")]
    pub(crate) struct Weight(f64);

    #[derive(Serialize, Deserialize)]
    pub(crate) struct Color(String);

    scalar!(Color, "Colour", "Red, green and blue.", "https://example.com/colour");

    /// The words of a language.
    #[derive(Description)]
    pub(crate) struct Words;

    #[Object(name = "Dictionary", use_type_description)]
    impl Words {
        fn count(&self) -> i32 {
            1
        }
    }

    /// Says it twice.
    #[Directive(location = "Field", name = "echo")]
    fn same(#[graphql(name = "times", default = 2, desc = "How often.")] count: i32) -> impl CustomDirective {
        let _ = count;
        Same
    }

    struct Same;

    impl CustomDirective for Same {
        async fn resolve_field(&self, _: &Context<'_>, resolve: ResolveFut<'_>) -> ServerResult<Option<Value>> {
            resolve.await
        }
    }

    pub(crate) struct Query;

    #[Object(name = "Root", guard = "marks::guarded", directive = owner::apply("b".to_owned()))]
    impl Query {
        fn user(&self, ctx: &Context<'_>, #[graphql(default = 1)] id: i32) -> Option<User> {
            let _ = (ctx, id);
            None
        }
        async fn node(&self, by: By, user: User) -> Result<Nodes> {
            let _ = by;
            Ok(user.into())
        }
        #[graphql(name = "any")]
        fn anything(&self, to: Direction) -> Option<Anything> {
            let _ = to;
            None
        }
        fn leaves(&self, hex: Hex, weight: Weight, color: Color) -> Option<Page<Option<String>>> {
            let _ = (hex, weight, color);
            None
        }
        fn later(&self) -> impl Future<Output = Result<Words>> + Send {
            std::future::ready(Ok(Words))
        }
    }

    #[derive(Default)]
    pub(crate) struct Numbers;

    #[Subscription(rename_fields = "PascalCase")]
    impl Numbers {
        #[graphql(desc = "One after the other.")]
        async fn numbers(&self, #[graphql(default = 1)] step: i32) -> Result<impl Stream<Item = Result<i32>>> {
            Ok(stream::iter([Ok(step)]))
        }
    }

    #[derive(MergedSubscription, Default)]
    #[graphql(name = "Events")]
    pub(crate) struct Events(Numbers);

    pub(crate) fn sdl() -> String {
        super::sdl(Query, Events::default(), same)
    }
}

#[expect(dead_code, reason = "what is skipped is not read")]
mod wrapped {
    use damson::futures_util::stream::{self, Stream};
    use damson::*;
    use serde::{Deserialize, Serialize};

    use super::marks::{self, owner};

    macro_rules! user {
        ($vis:vis $ident:ident, $text:literal, $input:expr, $rule:literal, $seconds:literal, $seen:path, $crate_path:literal,
         $doc:literal, $field_doc:expr, $field_name:literal, $reason:expr, $seven:literal, $three:expr, $int:ty,
         $desc:literal, $ada:expr, $guard:path, $seen_text:literal, $scores:expr, $list:ty, $yes:literal, $skip:meta,
         $marks:meta) => {
            #[doc = $doc]
            #[derive(SimpleObject, InputObject)]
            #[graphql(
                name = $text,
                input_name = $input,
                rename_fields = $rule,
                complex,
                cache_control(max_age = $seconds, private),
                visible = $seen,
                crate = $crate_path
            )]
            $vis struct $ident {
                #[doc = $field_doc]
                #[graphql(name = $field_name, deprecation = $reason, default = $seven, complexity = $three)]
                id: $int,
                #[graphql(desc = $desc, default = $ada, guard = $guard, visible = $seen_text)]
                name: String,
                #[graphql(default_with = $scores, $marks)]
                scores: $list,
                #[$skip]
                hidden: $int,
            }
        };
    }
    user!(
        pub(crate) User, "Person", "PersonInput", "SCREAMING_SNAKE_CASE", 60, marks::seen, "damson", " A person.",
        " Its number.", "number", "Not any more.", -7, 3, i32, "The name.", "Ada", marks::guarded, "marks::seen",
        vec![1 + 2], Vec<i32>, true, graphql(skip), deprecation = true
    );

    macro_rules! methods {
        ($ty:ty, $fields:literal, $args:expr, $doc:literal, $cost:expr, $guard:literal, $ident:ident, $sum:expr, $desc:literal, $arg:ident,
         $int:ty, $name:literal, $half:literal, $owner:expr, $float:path, $output:ty, $body:expr) => {
            #[ComplexObject(rename_fields = $fields, rename_args = $args)]
            impl $ty {
                #[doc = $doc]
                #[graphql(complexity = $cost, guard = $guard)]
                async fn $ident(
                    &self,
                    #[graphql(default_with = $sum, desc = $desc)] $arg: $int,
                    #[graphql(name = $name, default = $half, directive = $owner)] half: $float,
                ) -> $output {
                    let _ = (half, $arg);
                    $body
                }
            }
        };
    }
    methods!(
        User,
        "UPPERCASE",
        "PascalCase",
        " Twice.",
        by_much.unsigned_abs() as usize * child_complexity,
        "marks::Above(self.id, by_much)",
        twice,
        1 + 2,
        "How much.",
        by_much,
        i32,
        "Given",
        0.5,
        owner::apply("a".to_owned()),
        f64,
        Result<Vec<i32>>,
        Ok(vec![])
    );

    macro_rules! object {
        ($item:item) => {
            #[derive(SimpleObject)]
            $item
        };
    }

    macro_rules! page {
        ($ident:ident, $numbers:literal, $int:ty, $texts:literal, $text:ty, $bound:path) => {
            object! {
                /// A list of things.
                #[graphql(concrete(name = $numbers, params($int)), concrete(name = $texts, params($text)))]
                pub(crate) struct $ident<T: $bound> {
                    items: Vec<T>,
                }
            }
        };
    }
    page!(Page, "Numbers", i32, "Texts", Option<String>, OutputType);

    macro_rules! direction {
        ($name:literal, $rule:literal, $($doc:literal, $reason:literal,)* $north:ident, $down:literal, $desc:expr, $south:ident) => {
            /// Where to.
            #[derive(Enum, Copy, Clone, PartialEq, Eq)]
            #[graphql(name = $name, rename_items = $rule)]
            pub(crate) enum Direction {
                $(#[doc = $doc] #[graphql(deprecation = $reason)])*
                $north,
                #[graphql(name = $down, desc = $desc)]
                $south,
            }
        };
    }
    direction!("Way", "lowercase", "Up.", "Down is better.", North, "down", "Down.", South);

    macro_rules! by {
        ($text:literal, $name:expr, $desc:literal, $int:ty, $string:ty) => {
            #[derive(OneofObject)]
            #[graphql(name = $text)]
            pub(crate) enum By {
                #[graphql(name = $name, desc = $desc)]
                Id($int),
                Name($string),
            }
        };
    }
    by!("By", "number", "By number.", i32, Option<String>);

    macro_rules! nodes {
        ($name:literal, $field:literal, $int:literal, $desc:expr, $reason:literal, $twice:literal, $method:literal, $list:ty, $arg:literal,
         $default:expr, $half_ty:ty, $half:literal, $rule:literal, $variant:ident, $user:path) => {
            #[derive(Interface)]
            #[graphql(
                name = $name,
                field(name = $field, ty = $int, desc = $desc, deprecation = $reason),
                field(name = $twice, method = $method, ty = $list, arg(name = $arg, ty = $int, default = $default),
                    arg(name = "given", ty = $half_ty, default = $half)),
                rename_args = $rule
            )]
            pub(crate) enum Nodes {
                $variant($user),
            }
        };
    }
    nodes!(
        "Node",
        "number",
        "i32",
        "Its number.",
        "Not any more.",
        "TWICE",
        "twice",
        Vec<i32>,
        "ByMuch",
        3,
        f64,
        0.5,
        "PascalCase",
        User,
        User
    );

    macro_rules! anything {
        ($ident:ident, $name:literal, $($variant:ident: $ty:ty),*) => {
            #[derive(Union)]
            #[graphql(name = $name)]
            pub(crate) enum $ident {
                $($variant($ty),)*
            }
        };
    }
    anything!(Anything, "Any", User: User, Page: Page<i32>);

    pub(crate) struct Hex(());

    macro_rules! hex {
        ($doc:literal, $name:literal, $url:expr, $trait_path:path, $ty:ty, $sixteen:expr, $key:literal, $value:expr, $two:literal) => {
            #[doc = $doc]
            #[Scalar(name = $name, specified_by_url = $url)]
            impl $trait_path for $ty {
                fn parse(value: Value) -> InputValueResult<Self> {
                    u64::from_str_radix(&value.to_string(), $sixteen)?;
                    Ok(Hex(()))
                }
                fn to_value(&self) -> Value {
                    value!({ $key: $value, "list": [1, $two, "three"] })
                }
            }
        };
    }
    hex!("To the base of sixteen.", "Hexadecimal", "https://example.com/hex", ScalarType, Hex, 16, "hex", 15, -2);

    macro_rules! weight {
        ($vis:vis $ident:ident, $name:literal, $url:expr, $ty:ty) => {
            #[derive(NewType)]
            #[graphql(name = $name, specified_by_url = $url)]
            $vis struct $ident($ty);
        };
    }
    weight!(pub(crate) Weight, "Kilograms", "https://example.com/kg", f64);

    #[derive(Serialize, Deserialize)]
    pub(crate) struct Color(String);

    macro_rules! color {
        ($ty:ty, $name:literal, $desc:expr, $url:literal) => {
            scalar!($ty, $name, $desc, $url);
        };
    }
    color!(Color, "Colour", "Red, green and blue.", "https://example.com/colour");

    macro_rules! words {
        ($ty:ty, $ident:ident, $doc:expr, $name:literal, $method:item) => {
            #[doc = $doc]
            #[derive(Description)]
            pub(crate) struct $ident;

            #[Object(name = $name, use_type_description)]
            impl $ty {
                $method
            }
        };
    }
    words!(
        Words,
        Words,
        " The words of a language.",
        "Dictionary",
        fn count(&self) -> i32 {
            1
        }
    );

    macro_rules! same {
        ($doc:literal, $location:literal, $name:expr, $arg:literal, $two:expr, $desc:literal, $count:ident, $int:ty, $output:ty) => {
            #[doc = $doc]
            #[Directive(location = $location, name = $name)]
            fn same(#[graphql(name = $arg, default = $two, desc = $desc)] $count: $int) -> $output {
                let _ = $count;
                Same
            }
        };
    }
    same!(" Says it twice.", "Field", "echo", "times", 2, "How often.", count, i32, impl CustomDirective);

    struct Same;

    impl CustomDirective for Same {
        async fn resolve_field(&self, _: &Context<'_>, resolve: ResolveFut<'_>) -> ServerResult<Option<Value>> {
            resolve.await
        }
    }

    pub(crate) struct Query;

    macro_rules! query {
        ($name:expr, $guard:expr, $owner:expr, $life:lifetime, $context:ty, $one:literal, $id:ident, $int:ty, $user:ty,
         $receiver:ty, $by:pat, $node:ty, $block:block, $any:meta, $direction:path, $page:ty, $later:ty, $words:ident) => {
            #[Object(name = $name, guard = $guard, directive = $owner)]
            impl Query {
                fn user<$life>(&$life self, ctx: $context, #[graphql(default = $one)] $id: $int) -> Option<$user> {
                    let _ = (ctx, $id);
                    None
                }
                async fn node(self: $receiver, $by: By, user: $user) -> $node {
                    let _ = user;
                    $block
                }
                #[$any]
                fn anything(&self, to: $direction) -> Option<Anything> {
                    let _ = to;
                    None
                }
                fn leaves(&self, hex: Hex, weight: Weight, color: Color) -> $page {
                    let _ = (hex, weight, color);
                    None
                }
                fn later(&self) -> $later {
                    std::future::ready(Ok($words))
                }
            }
        };
    }
    query!(
        "Root", marks::guarded, owner::apply("b".to_owned()), 'a, &Context<'_>, 1, id, i32, User, &Self, _by, Result<Nodes>,
        { let none = "none"; Err(none.into()) }, graphql(name = "any"), Direction, Option<Page<Option<String>>>,
        impl Future<Output = Result<Words>> + Send, Words
    );

    #[derive(Default)]
    pub(crate) struct Numbers;

    macro_rules! numbers {
        ($ty:ty, $rule:literal, $desc:expr, $one:literal, $step:ident, $int:ty, $output:ty, $items:expr) => {
            #[Subscription(rename_fields = $rule)]
            impl $ty {
                #[graphql(desc = $desc)]
                async fn numbers(&self, #[graphql(default = $one)] $step: $int) -> $output {
                    let _ = $step;
                    $items
                }
            }
        };
    }
    numbers!(
        Numbers,
        "PascalCase",
        "One after the other.",
        1,
        step,
        i32,
        Result<impl Stream<Item = Result<i32>>>,
        Ok(stream::iter([]))
    );

    macro_rules! events {
        ($name:literal, $ident:ident, $ty:ty) => {
            #[derive(MergedSubscription, Default)]
            #[graphql(name = $name)]
            pub(crate) struct $ident($ty);
        };
    }
    events!("Events", Events, Numbers);

    pub(crate) fn sdl() -> String {
        super::sdl(Query, Events::default(), same)
    }
}

fn sdl<Query, Events, Directive>(query: Query, events: Events, directive: Directive) -> String
where
    Query: ObjectType + 'static,
    Events: SubscriptionType + 'static,
    Directive: damson::CustomDirectiveFactory,
{
    Schema::build(query, EmptyMutation, events).directive(directive).finish().sdl()
}

#[test]
fn what_macro_rules_write_is_what_is_written_by_hand() {
    assert_eq!(wrapped::sdl(), direct::sdl());
    for part in ["input PersonInput", "number: Int! = -7", "SCORES: [Int!]! = [3]", "TWICE("] {
        assert!(direct::sdl().contains(part), "{part}: {}", direct::sdl());
    }
}
