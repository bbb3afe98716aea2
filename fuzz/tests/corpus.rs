//! Runs every target on every seed in its folder of the corpus, without libFuzzer.

use std::fs;
use std::path::Path;

use damson_fuzz::TARGETS;

#[test]
fn every_seed_still_passes() {
    for target in TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target.name);
        let seeds = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let mut paths: Vec<_> = seeds.map(|seed| seed.expect("the folder can be read").path()).collect();
        paths.retain(|path| path.extension().is_some()); // the inputs that libFuzzer adds have none
        paths.sort();
        assert!(!paths.is_empty(), "{} has no seeds", target.name);
        for path in paths {
            println!("{}", path.display());
            (target.run)(&fs::read(&path).expect("a seed can be read"));
        }
    }
}
