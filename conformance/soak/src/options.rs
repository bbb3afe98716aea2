//! The arguments.

use lexopt::prelude::*;

/// The task of the process.
pub(crate) enum Task {
    /// Be the server, until the standard input ends.
    Serve,
    Measure(Options),
}

/// The size of the measurement.
pub(crate) struct Options {
    pub(crate) connections: usize,
    pub(crate) events: usize,
}

pub(crate) fn parse(mut args: lexopt::Parser) -> Result<Task, lexopt::Error> {
    let mut options = Options { connections: 10_000, events: 20 };
    while let Some(arg) = args.next()? {
        match arg {
            Value(value) if value == "serve" => return Ok(Task::Serve),
            Long("connections") => options.connections = args.value()?.parse()?,
            Long("events") => options.events = args.value()?.parse()?,
            _ => return Err(arg.unexpected()),
        }
    }
    if options.connections == 0 || options.events == 0 {
        return Err("--connections and --events must be at least 1".into());
    }
    Ok(Task::Measure(options))
}
