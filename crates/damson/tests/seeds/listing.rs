//! `docs/seeds.md` names every test of this folder, and no other; and every file of the folder is compiled.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const PAGE: &str = include_str!("../../../../docs/seeds.md");

/// The compiled files, and the tests in them.
#[derive(Default)]
struct Compiled {
    files: BTreeSet<PathBuf>,
    tests: BTreeSet<String>,
}

impl Compiled {
    fn read() -> Self {
        let (folder, mut compiled) = (folder(), Compiled::default());
        compiled.read_module("", folder.join("main.rs"), &folder);
        compiled.tests.retain(|test| !test.starts_with("listing::"));
        compiled
    }

    /// Reads the module `path`, whose text lies beside the folder of its children, or in it for the root.
    fn read_module(&mut self, path: &str, file: PathBuf, children: &Path) {
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let mut is_test = false;
        for line in text.lines().map(str::trim) {
            if let Some(name) = line.strip_prefix("mod ").and_then(|line| line.strip_suffix(';')) {
                let file = children.join(name).with_extension("rs");
                self.read_module(&format!("{path}{name}::"), file, &children.join(name));
            } else if let Some(name) = line.split_once("fn ").map(|(_, name)| name).filter(|_| is_test) {
                self.tests.insert(format!("{path}{}", name.split('(').next().unwrap_or(name)));
                is_test = false;
            }
            is_test |= line == "#[test]" || line.starts_with("#[tokio::test");
        }
        self.files.insert(file);
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeds")
}

/// All files in a folder and the folders in it.
fn files_in(folder: PathBuf) -> BTreeSet<PathBuf> {
    let (mut files, mut folders) = (BTreeSet::new(), vec![folder]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("an entry of the folder").path();
            match path.is_dir() {
                true => folders.push(path),
                false => _ = files.insert(path),
            }
        }
    }
    files
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
    let (tests, named) = (Compiled::read().tests, named_tests());
    let unnamed: Vec<_> = tests.difference(&named).collect();
    assert!(unnamed.is_empty(), "docs/seeds.md does not name these tests: {unnamed:#?}");
    let invented: Vec<_> = named.difference(&tests).collect();
    assert!(invented.is_empty(), "docs/seeds.md names tests that are not there: {invented:#?}");
}

#[test]
fn every_file_is_compiled() {
    let (files, compiled) = (files_in(folder()), Compiled::read().files);
    let orphans: Vec<_> = files.difference(&compiled).collect();
    assert!(orphans.is_empty(), "no `mod` names these files: {orphans:#?}");
}
