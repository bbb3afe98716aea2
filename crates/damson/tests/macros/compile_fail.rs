//! Every kind of mistake is one error, under the right token, with the next step.

#[test]
#[cfg_attr(
    any(feature = "arcstr", feature = "bigdecimal", feature = "bson", feature = "chrono", feature = "uuid"),
    ignore = "some messages list the types there are, which depend on the features: without features, it runs"
)]
fn mistakes_are_reported_where_they_are() {
    trybuild::TestCases::new().compile_fail("tests/macros/fail/*.rs");
}
