//! `value!`: values written as JSON.

/// Makes a [`Value`](crate::Value) from text like JSON, which may contain Rust names and expressions.
///
/// ```
/// use damson::{Value, value};
///
/// let name = "Ada";
/// let user = value!({ "name": name, "tags": ["a", "b"], "age": 36, "email": null });
/// assert_eq!(user.to_string(), r#"{name: "Ada", tags: ["a", "b"], age: 36, email: null}"#);
/// ```
#[macro_export]
macro_rules! value {
    ($($json:tt)+) => {
        $crate::value_internal!($($json)+)
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! value_internal {
    // Lists: accumulate items between brackets.
    (@list [$($items:expr,)*]) => { ::std::vec![$($items,)*] };
    (@list [$($items:expr),*]) => { ::std::vec![$($items),*] };
    (@list [$($items:expr,)*] null $($rest:tt)*) => { $crate::value_internal!(@list [$($items,)* $crate::value_internal!(null)] $($rest)*) };
    (@list [$($items:expr,)*] [$($inner:tt)*] $($rest:tt)*) => { $crate::value_internal!(@list [$($items,)* $crate::value_internal!([$($inner)*])] $($rest)*) };
    (@list [$($items:expr,)*] {$($inner:tt)*} $($rest:tt)*) => { $crate::value_internal!(@list [$($items,)* $crate::value_internal!({$($inner)*})] $($rest)*) };
    (@list [$($items:expr,)*] $next:expr, $($rest:tt)*) => { $crate::value_internal!(@list [$($items,)* $crate::value_internal!($next),] $($rest)*) };
    (@list [$($items:expr,)*] $last:expr) => { $crate::value_internal!(@list [$($items,)* $crate::value_internal!($last)]) };
    (@list [$($items:expr),*] , $($rest:tt)*) => { $crate::value_internal!(@list [$($items,)*] $($rest)*) };
    // Objects: one entry after the other.
    (@object $map:ident) => {};
    (@object $map:ident $key:tt : null $(, $($rest:tt)*)?) => { $map.insert($crate::Name::new($key), $crate::Value::Null); $crate::value_internal!(@object $map $($($rest)*)?); };
    (@object $map:ident $key:tt : [$($inner:tt)*] $(, $($rest:tt)*)?) => { $map.insert($crate::Name::new($key), $crate::value_internal!([$($inner)*])); $crate::value_internal!(@object $map $($($rest)*)?); };
    (@object $map:ident $key:tt : {$($inner:tt)*} $(, $($rest:tt)*)?) => { $map.insert($crate::Name::new($key), $crate::value_internal!({$($inner)*})); $crate::value_internal!(@object $map $($($rest)*)?); };
    (@object $map:ident $key:tt : $value:expr $(, $($rest:tt)*)?) => { $map.insert($crate::Name::new($key), $crate::value_internal!($value)); $crate::value_internal!(@object $map $($($rest)*)?); };
    // Values.
    (null) => { $crate::Value::Null };
    ([]) => { $crate::Value::List(::std::vec::Vec::new()) };
    ([$($items:tt)+]) => { $crate::Value::List($crate::value_internal!(@list [] $($items)+)) };
    ({}) => { $crate::Value::Object(::std::default::Default::default()) };
    ({$($entries:tt)+}) => {{
        #[allow(unused_mut)]
        let mut object = $crate::indexmap::IndexMap::default();
        $crate::value_internal!(@object object $($entries)+);
        $crate::Value::Object(object)
    }};
    ($value:expr) => { $crate::Value::from($value) };
}
