//! `docs/seeds.md` names every test of this folder, and no other.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const PAGE: &str = include_str!("../../../../docs/seeds.md");

/// The tests of the module `path`, whose text lies beside the folder of its children, or in it for the root.
fn tests_of(path: &str, file: &Path, children: &Path, tests: &mut BTreeSet<String>) {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut is_test = false;
    for line in text.lines().map(str::trim) {
        if let Some(name) = line.strip_prefix("mod ").and_then(|line| line.strip_suffix(';')) {
            let file = children.join(name).with_extension("rs");
            tests_of(&format!("{path}{name}::"), &file, &children.join(name), tests);
        } else if let Some(name) = line.split_once("fn ").map(|(_, name)| name).filter(|_| is_test) {
            tests.insert(format!("{path}{}", name.split('(').next().unwrap_or(name)));
            is_test = false;
        }
        is_test |= line == "#[test]" || line.starts_with("#[tokio::test");
    }
}

/// The paths of functions that stand between backquotes.
fn named_tests() -> BTreeSet<String> {
    let spans = PAGE.split('`').skip(1).step_by(2);
    let is_path =
        |span: &&str| span.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == ':');
    spans.filter(|span| span.contains("::")).filter(is_path).map(str::to_owned).collect()
}

#[test]
fn the_page_names_every_test_and_no_other() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeds");
    let mut tests = BTreeSet::new();
    tests_of("", &folder.join("main.rs"), &folder, &mut tests);
    tests.retain(|test| !test.starts_with("listing::"));
    let named = named_tests();
    assert_eq!(
        Vec::from_iter(tests.difference(&named)),
        Vec::<&String>::new(),
        "docs/seeds.md does not name these tests"
    );
    assert_eq!(
        Vec::from_iter(named.difference(&tests)),
        Vec::<&String>::new(),
        "docs/seeds.md names tests that are not there"
    );
}
