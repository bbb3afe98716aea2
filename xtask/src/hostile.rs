//! `cargo xtask hostile`: builds the crate `conformance/hostile` with optimisation and runs its rows.

use std::error::Error;
use std::ffi::OsString;

/// Runs all rows, or the rows whose ids begin with an argument of `--only`. `--abort` makes a build in which a panic ends the
/// process; with `--verdicts` nothing is measured.
pub(crate) fn run(mut args: lexopt::Parser) -> Result<(), Box<dyn Error>> {
    let mut options: Vec<OsString> = Vec::new();
    let mut profile = "release";
    while let Some(arg) = args.next()? {
        match arg {
            lexopt::Arg::Long("only") => options.extend(["--only".into(), args.value()?]),
            lexopt::Arg::Long("verdicts") => options.push("--verdicts".into()),
            lexopt::Arg::Long("abort") => profile = "abort",
            other => return Err(other.unexpected().into()),
        }
    }
    let run = ["run", "--profile", profile, "--quiet", "--package", "damson-hostile", "--"];
    match crate::cargo(&crate::root()).args(run).args(options).status()? {
        status if status.success() => Ok(()),
        _ => Err(crate::Reported.into()),
    }
}
