//! Small sources in, names out.

use super::compare::{self, State};
use super::read::World;
use super::surface::{self, Paths, Surface};
use super::{attributes, reasons, report};

/// The surface of crates, of which the first is the facade.
fn surface(crates: &[(&str, &str)], paths: Paths) -> Surface {
    let mut world = World::default();
    for (name, text) in crates {
        world.add_text(name, text);
    }
    let mut surface = surface::surface(&world, crates[0].0, paths).expect("the facade is there");
    attributes::add(&world, &mut surface);
    surface
}

#[track_caller]
fn assert_names(crates: &[(&str, &str)], names: &[&str]) {
    let surface = surface(crates, Paths::Shortest);
    assert_eq!(surface.keys().collect::<Vec<_>>(), names);
}

#[test]
fn what_is_private_or_a_test_is_left_out() {
    let text = "mod inner { pub struct A; } fn b() {} pub(crate) fn c() {} #[cfg(test)] pub fn d() {} pub fn e() {}";
    assert_names(&[("facade", text)], &["e"]);
}

#[test]
fn other_conditions_are_taken_to_hold() {
    assert_names(
        &[("facade", r#"#[cfg(feature = "a")] pub fn a() {} #[cfg(not(feature = "a"))] pub fn b() {}"#)],
        &["a", "b"],
    );
}

#[test]
fn re_exports_are_followed_through_modules_crates_and_new_names() {
    let facade = "mod a { pub use crate::b::B as C; } mod b { pub use other::inner::A as B; } pub use a::C as D;";
    let other = "pub mod inner { pub struct A; impl A { pub fn f(&self) {} fn g(&self) {} } }";
    assert_names(&[("facade", facade), ("other", other)], &["D", "D::f"]);
}

#[test]
fn globs_bring_what_is_public_and_not_named_beside_them() {
    let text =
        "pub mod a { pub struct A; pub struct B; struct C; } mod b { pub enum A { X } } pub use a::*; pub use b::A;";
    assert_names(&[("facade", text)], &["A", "A::X", "B", "a", "a::A"]);
}

#[test]
fn circles_of_globs_and_of_names_end() {
    let text = "pub mod a { pub use super::b::*; pub fn f() {} } pub mod b { pub use super::a::*; } pub use foreign;";
    assert_names(&[("facade", text)], &["a", "a::f", "b", "foreign"]);
}

#[test]
fn a_thing_counts_once_at_its_shortest_path_or_at_all_of_them() {
    let crates = [("facade", "pub mod a { pub struct A { pub x: i32, y: i32 } } pub use a::A;")];
    assert_names(&crates, &["A", "A.x", "a"]);
    assert!(surface(&crates, Paths::All).contains_key("a::A.x"));
}

#[test]
fn macros_and_types_share_names() {
    let derive =
        "#[proc_macro_derive(A, attributes(graphql))] pub fn derive_a() {} #[proc_macro_attribute] pub fn B() {}";
    let facade = "pub trait A { type X; fn f(&self); } pub use derive::*; #[macro_export] macro_rules! c { () => {} }";
    assert_names(&[("facade", facade), ("derive", derive)], &["#[B]", "A", "A::X", "A::f", "c!", "derive(A)"]);
}

#[test]
fn members_belong_to_aliases_too() {
    let text =
        "pub struct LongBase<T>(T); pub type Short<'a> = LongBase<&'a str>; impl<T> LongBase<T> { pub fn f() {} }";
    assert_names(&[("facade", text)], &["LongBase", "Short", "Short::f"]);
}

#[test]
fn implementations_are_told_without_lifetimes_and_parameters() {
    let text = r#"
        use std::fmt::Display; use other::Value as Foreign;
        #[derive(Clone)] #[cfg_attr(feature = "c", derive(Copy))] pub struct A<T>(T); pub trait B<T> {} struct Private;
        impl<'a, T: Display> From<&'a [T]> for A<T> {}
        impl<K, V> B<std::collections::HashMap<K, V>> for A<i32> {}
        impl<T> B<(T, Foreign)> for Vec<T> {}
        impl From<A<u8>> for String {}
        impl From<Private> for A<u8> {}
        impl From<u8> for String {}"#;
    let names = [
        "A",
        "A: B<HashMap<_>>",
        "A: Clone",
        "A: Copy",
        "A: From<&[_]>",
        "B",
        "String: From<A<u8>>",
        "Vec<_>: B<(_, other::Value)>",
    ];
    assert_names(&[("facade", text)], &names);
}

#[test]
fn macro_rules_are_expanded_wherever_they_stand() {
    let text = "
        pub struct A;
        froms!(i8 => 1; &'static str => 2);
        macro_rules! froms { ($($ty:ty => $n:literal);*) => { $(from!($ty);)* impl A { method!(pub f -> u8); } } }
        macro_rules! from { ($ty:ty) => { impl From<$ty> for $crate::A {} } }
        macro_rules! method { ($vis:vis $name:ident $(-> $ty:path)?) => { $vis fn $name() $(-> $ty)? { 0 } } }
        paths!(std::vec::Vec, [u8]);
        macro_rules! paths { ($($part:ident)::+, $rest:tt) => { impl From<$($part)::+<$rest>> for A {} } }";
    assert_names(&[("facade", text)], &["A", "A: From<&str>", "A: From<Vec<[u8]>>", "A: From<i8>", "A::f"]);
}

#[test]
fn attributes_come_from_the_structs_that_darling_fills() {
    let derive = r#"
        #[proc_macro_derive(Thing)] pub fn thing() {}
        mod args {
        #[derive(FromMeta)] struct Nested { pub first: bool }
        #[derive(FromDeriveInput)] struct Thing { ident: Ident, #[darling(default, rename = "crate")] path: Path }
        #[derive(FromField)] struct ThingField { ty: Type, #[darling(default)] nested: Option<Nested> }
        #[derive(FromMeta)] struct ThingFieldArgument { ty: Type }
        struct NotFilled { name: String }
        }"#;
    let names =
        ["#[Thing] argument: ty", "#[Thing] member: nested", "#[Thing] type: crate", "derive(Thing)", "nested(first)"];
    assert_names(&[("facade", "pub use derive::Thing;"), ("derive", derive)], &names);
}

#[test]
fn attributes_come_from_the_documentation_of_macros() {
    let derive = "
        /// | attribute | block | method | meaning |
        /// | --- | :-: | :-: | --- |
        /// | `name(..)` | ✓ |  | `first = 1` and `second`. |
        /// | `guard` |  | ✓ | A text. |
        /// | `concrete(name = .., params(..))` | ✓ | ✓ | ✓ |
        #[proc_macro_attribute] pub fn Object() {}
        /// Its attributes are those of [`Object`](macro@Object).
        /// | attribute | block |
        /// | `crate` | ✓ |
        #[proc_macro_attribute] pub fn Complex() {}";
    let names = [
        "#[Complex]",
        "#[Complex] member: concrete",
        "#[Complex] member: guard",
        "#[Complex] type: crate",
        "#[Object]",
        "#[Object] member: concrete",
        "#[Object] member: guard",
        "#[Object] type: concrete",
        "#[Object] type: name",
        "concrete(name)",
        "concrete(params)",
        "name(first)",
        "name(second)",
    ];
    assert_names(&[("facade", "pub use derive::*;"), ("derive", derive)], &names);
}

#[test]
fn reasons_hold_for_what_is_missing_and_are_stale_for_what_is_there() {
    let peer = || surface(&[("peer", "pub struct A; pub struct B; pub mod c { pub fn d() {} }")], Paths::Shortest);
    let own = surface(&[("own", "pub struct A;")], Paths::All);
    let reasons = reasons::read("# Why.\nnot needed => `e`\n  c* | A\nnever => -\n  X*\n").expect("reasons");
    let comparison = compare::compare(&[("8", peer()), ("7", peer())], &own, &reasons);
    let states: Vec<_> = comparison.iter().map(|(name, item)| (name.as_str(), item.state)).collect();
    let expected = [("A", State::There), ("B", State::Missing), ("c", State::Reason(0)), ("c::d", State::Reason(0))];
    assert_eq!(states, expected);
    let stale = ["reasons.txt:3: `A` is there now", "reasons.txt:5: `X*` matches nothing"];
    assert_eq!(compare::faults(&comparison, &reasons), stale);
    let page = report::page(&comparison, &reasons);
    assert!(page.contains("| all | 4 | 1 | 2 | 1 |"), "{page}");
    assert!(page.contains("### not needed\n\n`c`, `c::d`\n"), "{page}");
    assert!(page.contains("### Without a reason\n\n`B`\n"), "{page}");
}

#[test]
fn an_item_has_one_pattern() {
    let peer =
        surface(&[("peer", "pub mod a { pub struct B; pub struct C; impl C { pub fn f() {} } }")], Paths::Shortest);
    let reasons = reasons::read("why => -\n  a | a::*\nwhy not => -\n  a::C..\n").expect("reasons");
    let comparison = compare::compare(&[("8", peer)], &Surface::new(), &reasons);
    let overlap = "reasons.txt:2: `a::*` and `a::C..` of line 4 both match `a::C`";
    assert_eq!(compare::faults(&comparison, &reasons), [overlap]);
}

#[test]
fn braces_list_names_and_dots_take_what_belongs_to_a_name() {
    let reasons = reasons::read("a => b\n  x::{A, Bc}::{d, e} | {F, f::G}..\n").expect("reasons");
    let texts: Vec<_> = reasons[0].patterns.iter().map(|pattern| pattern.text.as_str()).collect();
    assert_eq!(texts, ["x::A::d", "x::A::e", "x::Bc::d", "x::Bc::e", "F..", "f::G.."]);
    let matches = |name| reasons[0].patterns.iter().any(|pattern| pattern.matches(name));
    assert!(["F", "F: Debug", "F.0", "F::f", "f::G", "f::G: From<u8>"].into_iter().all(matches));
    assert!(!["x::A", "f", "F2", "f::GG", "f::Fg: F"].into_iter().any(matches));
}

#[test]
fn patterns_match_whole_names() {
    let reasons = reasons::read("a => b\n  A*::f | *: Debug\n").expect("reasons");
    let matches = |name| reasons[0].patterns.iter().any(|pattern| pattern.matches(name));
    assert!(matches("A::f") && matches("Ab::c::f") && matches("X: Debug"));
    assert!(!matches("A::fg") && !matches("BA::f") && !matches("X: Debugger"));
}

#[test]
fn a_reason_needs_a_replacement_and_a_pattern_a_reason() {
    assert_eq!(
        reasons::read("why").expect_err("no arrow"),
        "line 1: write `reason => replacement`; patterns are indented"
    );
    assert_eq!(reasons::read("  A").expect_err("no reason"), "line 1: there is no reason above");
}
