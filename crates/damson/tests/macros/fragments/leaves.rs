//! Enums and scalars.

pub(super) mod direct {
    use damson::*;
    use serde::{Deserialize, Serialize};

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
}

pub(super) mod wrapped {
    use damson::*;
    use serde::{Deserialize, Serialize};

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
}
