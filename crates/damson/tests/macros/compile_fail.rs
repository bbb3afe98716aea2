//! Every kind of mistake is one error, under the right token, with the next step.

#[test]
fn mistakes_are_reported_where_they_are() {
    trybuild::TestCases::new().compile_fail("tests/macros/fail/*.rs");
}
