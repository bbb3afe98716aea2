//! An interface with fifty types.

use damson::{ID, Interface, Object};

/// The node whose number stands at the end of its id, or the first one.
pub(crate) fn find(id: &ID) -> Node {
    make(id.trim_start_matches(|character: char| !character.is_ascii_digit()).parse().unwrap_or(0))
}

macro_rules! nodes {
    ($($number:literal $name:ident)*) => {
        $(
            #[derive(Debug)]
            pub(crate) struct $name;

            #[Object]
            impl $name {
                fn id(&self) -> ID {
                    ID::from(stringify!($name))
                }

                fn next(&self) -> Node {
                    make($number + 1)
                }

                #[graphql(name = "own")]
                fn own(&self) -> i32 {
                    $number
                }
            }
        )*

        /// Something with an id.
        #[derive(Interface, Debug)]
        #[graphql(field(name = "id", ty = "ID"), field(name = "next", ty = "Node"))]
        pub(crate) enum Node {
            $($name($name),)*
        }

        fn make(number: usize) -> Node {
            match number % 50 {
                $($number => Node::$name($name),)*
                _ => unreachable!("there are fifty types"),
            }
        }
    };
}

nodes! {
    0 Node0 1 Node1 2 Node2 3 Node3 4 Node4 5 Node5 6 Node6 7 Node7 8 Node8 9 Node9
    10 Node10 11 Node11 12 Node12 13 Node13 14 Node14 15 Node15 16 Node16 17 Node17 18 Node18 19 Node19
    20 Node20 21 Node21 22 Node22 23 Node23 24 Node24 25 Node25 26 Node26 27 Node27 28 Node28 29 Node29
    30 Node30 31 Node31 32 Node32 33 Node33 34 Node34 35 Node35 36 Node36 37 Node37 38 Node38 39 Node39
    40 Node40 41 Node41 42 Node42 43 Node43 44 Node44 45 Node45 46 Node46 47 Node47 48 Node48 49 Node49
}
