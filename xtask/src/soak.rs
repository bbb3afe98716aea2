//! `cargo xtask soak`: builds the crate `conformance/soak` with optimisation, and lets it measure many subscriptions at once.

use std::error::Error;
use std::ffi::OsString;

/// Passes all arguments on: `--connections N`, `--events N`.
pub(crate) fn run(mut args: lexopt::Parser) -> Result<(), Box<dyn Error>> {
    let options: Vec<OsString> = args.raw_args()?.collect();
    let run = ["run", "--release", "--quiet", "--package", "damson-soak", "--"];
    match crate::cargo(&crate::root()).args(run).args(options).status()? {
        status if status.success() => Ok(()),
        _ => Err(crate::Reported.into()),
    }
}
