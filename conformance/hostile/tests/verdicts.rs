//! Every row has the right verdicts. `cargo xtask hostile` measures how long they take.

use damson_hostile::rows;
use damson_testing::on_a_small_stack;

/// Runs the rows of one letter, and reports all faults together.
fn assert_verdicts(letter: char) {
    let faults: Vec<String> = rows::all()
        .into_iter()
        .filter(|row| row.id.starts_with(letter) && row.elsewhere.is_none())
        .flat_map(|row| on_a_small_stack(|| row.faults()).into_iter().map(|fault| format!("{}: {fault}", row.id)))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn rows_a_what_hurts_a_reader_is_refused() {
    assert_verdicts('A');
}

#[test]
fn rows_b_what_expands_is_counted_and_not_expanded() {
    assert_verdicts('B');
}

#[test]
fn rows_c_what_hurts_validation_is_refused() {
    assert_verdicts('C');
}

#[test]
fn rows_d_what_hurts_coercion_is_refused() {
    assert_verdicts('D');
}

#[test]
fn every_row_has_requests_or_a_reason_and_an_id_of_its_own() {
    let rows = rows::all();
    for (index, row) in rows.iter().enumerate() {
        let is_run = !(row.cases)().is_empty() || !row.checks.is_empty();
        assert_ne!(is_run, row.elsewhere.is_some(), "{}", row.id);
        assert!(rows[..index].iter().all(|other| other.id < row.id), "{}", row.id);
    }
}
