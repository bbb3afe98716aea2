//! `cargo xtask hostile`: builds the rows of hostile input with optimisation and runs them. Knows no row.

use std::error::Error;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

/// Runs all rows, or those whose ids begin with one of `--only`.
pub(crate) fn run(mut args: lexopt::Parser) -> Result<(), Box<dyn Error>> {
    let mut only: Vec<OsString> = Vec::new();
    while let Some(arg) = args.next()? {
        match arg {
            lexopt::Arg::Long("only") => only.extend(["--only".into(), args.value()?]),
            other => return Err(other.unexpected().into()),
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the project");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let run = ["run", "--release", "--quiet", "--package", "damson-hostile", "--"];
    match Command::new(cargo).current_dir(root).args(run).args(only).status()? {
        status if status.success() => Ok(()),
        _ => Err("rows have failed".into()),
    }
}
