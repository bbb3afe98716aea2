//! Objects, input objects and their methods.

#[expect(dead_code, reason = "a skipped field is not read")]
pub(super) mod direct {
    use damson::*;

    use super::super::marks::{self, owner};

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
}

#[expect(dead_code, reason = "a skipped field is not read")]
pub(super) mod wrapped {
    use damson::*;

    use super::super::marks::{self, owner};

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
}
