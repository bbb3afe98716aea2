//! Root fields of a mutation run one after the other.

use crate::answer;

#[test]
fn mutations_run_in_series_though_the_first_waits_longest() {
    assert_eq!(
        answer("mutation { a: note(number: 1) b: note(number: 9) c: note(number: 5) }"),
        r#"{"data":{"a":[1],"b":[1,9],"c":[1,9,5]}}"#
    );
}

#[test]
fn what_follows_a_failure_that_nulls_the_data_is_not_run() {
    let text = answer("mutation { a: note(number: 9) mustFail b: note(number: 8) }");
    assert_eq!(
        text,
        r#"{"errors":[{"message":"must fail","locations":[{"line":1,"column":31}],"path":["mustFail"]}],"data":null}"#
    );
}

#[test]
fn fields_below_a_mutation_run_together() {
    assert_eq!(
        answer("mutation { node { levelLater childLater { levelLater } } other: node { level } }"),
        r#"{"data":{"node":{"levelLater":0,"childLater":{"levelLater":1}},"other":{"level":0}}}"#
    );
    assert_eq!(answer("mutation {}"), r#"{"data":{}}"#);
}
