//! Every kind of mistake is one error, under the right token, with the next step.

#[test]
#[cfg_attr(
    any(
        feature = "arcstr",
        feature = "bigdecimal",
        feature = "bson",
        feature = "chrono",
        feature = "email-validator",
        feature = "garde",
        feature = "password-strength-validator",
        feature = "regex",
        feature = "uuid",
        feature = "uuid-validator"
    ),
    ignore = "some messages depend on the features, which decide on types and validators: without features, it runs"
)]
fn mistakes_are_reported_where_they_are() {
    trybuild::TestCases::new().compile_fail("tests/macros/fail/*.rs");
}
