//! The command line of the oracle.

use std::path::PathBuf;

pub(super) struct Options {
    /// The file of questions; without one, the oracle's own set.
    pub(super) file: Option<PathBuf>,
    /// The seed of the generator.
    pub(super) seed: u32,
    /// The number of documents that the generator makes.
    pub(super) count: u32,
}

impl Default for Options {
    fn default() -> Self {
        Options { file: None, seed: 1, count: 20_000 }
    }
}

impl Options {
    pub(super) fn parse(mut args: lexopt::Parser) -> Result<Self, lexopt::Error> {
        use lexopt::ValueExt;
        let mut options = Options::default();
        while let Some(arg) = args.next()? {
            match arg {
                lexopt::Arg::Long("seed") => options.seed = args.value()?.parse()?,
                lexopt::Arg::Long("count") => options.count = args.value()?.parse()?,
                lexopt::Arg::Value(path) if options.file.is_none() => options.file = Some(path.into()),
                other => return Err(other.unexpected()),
            }
        }
        Ok(options)
    }
}
