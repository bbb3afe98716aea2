//! Interfaces, unions and OneOf input objects.

pub(super) mod direct {
    use damson::*;

    use super::super::objects::direct::{Page, User};

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
}

pub(super) mod wrapped {
    use damson::*;

    use super::super::objects::wrapped::{Page, User};

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
}
