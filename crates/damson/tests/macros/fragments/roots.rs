//! The roots, with a description, a directive and subscriptions.

pub(super) mod direct {
    use damson::futures_util::stream::{self, Stream};
    use damson::*;

    use super::super::abstract_types::direct::{Anything, By, Nodes};
    use super::super::leaves::direct::{Color, Direction, Hex, Weight};
    use super::super::marks::{self, owner};
    use super::super::objects::direct::{Page, User};

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

    #[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
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
        super::super::sdl(Query, Events::default(), same)
    }
}

pub(super) mod wrapped {
    use damson::futures_util::stream::{self, Stream};
    use damson::*;

    use super::super::abstract_types::wrapped::{Anything, By, Nodes};
    use super::super::leaves::wrapped::{Color, Direction, Hex, Weight};
    use super::super::marks::{self, owner};
    use super::super::objects::wrapped::{Page, User};

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

    #[cfg_attr(feature = "boxed-trait", damson::async_trait::async_trait)]
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
        super::super::sdl(Query, Events::default(), same)
    }
}
