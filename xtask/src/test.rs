//! `cargo xtask test`: runs every test that this machine can run, and prints a line for each part that it cannot run.
//!
//! With `DAMSON_TEST_REQUIRE=all` a skipped part is a failure.

mod browser;
mod cargo;
mod fuzz;
mod node;

use std::error::Error;
use std::path::Path;
use std::time::Instant;

/// The result of one part.
enum Outcome {
    Passed,
    /// The machine lacks something; the text names it and says how to get it.
    Skipped(String),
    Failed(String),
}

struct Part {
    name: &'static str,
    run: fn(&Path) -> Outcome,
}

const PARTS: &[Part] = &[
    Part { name: "formatting", run: cargo::formatting },
    Part { name: "tidy", run: cargo::tidy },
    Part { name: "lints", run: cargo::lints },
    Part { name: "tests", run: cargo::tests },
    Part { name: "tests, serde_json's features unified", run: cargo::unified },
    Part { name: "hostile input, optimised", run: cargo::optimised },
    Part { name: "hostile input, panic=abort", run: cargo::aborting },
    Part { name: "documentation", run: cargo::documentation },
    Part { name: "dependencies", run: cargo::dependencies },
    Part { name: "benchmarks: lints", run: cargo::benchmarks },
    Part { name: "parity", run: cargo::parity },
    Part { name: "fuzz: lints and corpus", run: fuzz::corpus },
    Part { name: "fuzz: targets, briefly", run: fuzz::targets },
    Part { name: "oracle", run: node::oracle },
    Part { name: "GraphQL over HTTP audit", run: node::http_audit },
    Part { name: "real clients", run: node::clients },
    Part { name: "GraphiQL in a browser", run: browser::graphiql },
    Part { name: "GraphiQL in two browsers, on two servers", run: browser::live },
];

/// Runs all parts, or the parts whose names contain an argument of `--only`.
pub(crate) fn run(mut args: lexopt::Parser) -> Result<(), Box<dyn Error>> {
    let mut only = Vec::new();
    while let Some(arg) = args.next()? {
        match arg {
            lexopt::Arg::Long("only") => only.push(args.value()?.to_string_lossy().into_owned()),
            other => return Err(other.unexpected().into()),
        }
    }
    let chosen =
        PARTS.iter().filter(|part| only.is_empty() || only.iter().any(|name| part.name.contains(name.as_str())));
    let results: Vec<_> = chosen.map(|part| (part.name, timed(part))).collect();
    report(&results)
}

fn timed(part: &Part) -> Outcome {
    println!("== {}", part.name);
    let start = Instant::now();
    let outcome = (part.run)(&crate::root());
    println!("== {} took {:.0?}\n", part.name, start.elapsed());
    outcome
}

fn report(results: &[(&str, Outcome)]) -> Result<(), Box<dyn Error>> {
    let require_all = std::env::var("DAMSON_TEST_REQUIRE").is_ok_and(|value| value == "all");
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    for (name, outcome) in results {
        match outcome {
            Outcome::Passed => passed += 1,
            Outcome::Skipped(why) => {
                skipped += 1;
                println!("skipped: {name}: {why}");
            }
            Outcome::Failed(why) => {
                failed += 1;
                println!("failed: {name}: {why}");
            }
        }
    }
    println!("parts: {passed} passed, {failed} failed, {skipped} skipped");
    match (failed, skipped) {
        (0, 0) => Ok(()),
        (0, _) if !require_all => Ok(()),
        (0, _) => Err("DAMSON_TEST_REQUIRE=all allows no skipped part; the lines above say what to install".into()),
        _ => Err(crate::Reported.into()),
    }
}
