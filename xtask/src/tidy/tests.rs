//! Each folder of `fixtures` is a project with small crates; its `faults.txt` lists the faults that the check finds.
//! `UPDATE_EXPECT=1` writes these files.

use expect_test::expect_file;

use super::*;

#[test]
fn every_fixture_has_its_faults() {
    let fixtures = crate::root().join("xtask/src/tidy/fixtures");
    for fixture in fs::read_dir(fixtures).expect("the folder is there") {
        let fixture = fixture.expect("the folder is readable").path();
        let faults = check(&fixture).expect("the fixture is readable");
        let told: String = faults.iter().map(|fault| format!("{fault}\n")).collect();
        expect_file![fixture.join("faults.txt")].assert_eq(&told);
    }
}

#[test]
fn a_circle_needs_a_reason() {
    let error = floors::read("```floors fake\ncircle left right\n```").err();
    assert_eq!(error.as_deref(), Some("line 2: a circle needs a reason: `circle a b: why`"));
}

#[test]
fn a_graph_shows_arrows_circles_and_floors() {
    let fixture = crate::root().join("xtask/src/tidy/fixtures/sound");
    let modules = read::read(&fixture, &fixture.join("crates/fake")).expect("the fixture is readable");
    expect_file![fixture.join("graph.txt")].assert_eq(&Graph::new(&modules, 0).to_string());
}
