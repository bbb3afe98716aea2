//! The project's chores: `cargo xtask <command>`.

mod atlas_data;
mod audit;
mod bar;
mod bench;
mod compile_bench;
mod conformance;
mod features;
mod fuzz;
mod hostile;
mod machine;
mod node;
mod oracle;
mod packages;
mod parity;
mod server;
mod soak;
mod source;
mod statistics;
mod test;
mod tidy;

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

const USAGE: &str = "\
usage: cargo xtask <command>

commands:
  test [--only PART]                          run every test that this machine can run
  tidy [--graph CRATE]                        check the floors of every crate, or print the uses between modules
  features                                    check damson with each of its features alone
  audit [--only SERVER]                       audit GraphQL over HTTP on the atlas and on every adapter
  oracle [FILE] [--seed N] [--count N]        compare Damson's answers with those of graphql-js
  parity [--write] [FOLDER]                   look up what async-graphql has, and write docs/parity.md
  bench [--quick] [--only W2] [--json FILE]   measure Damson beside its peers
  compile-bench [--quick] [--types N] [--rounds N] [--complete] [--json FILE]
                                              measure the compile time of generated types beside its peers
  conformance [FILE.jsonl]                    run execution cases from a file, or those of the repository
  hostile [--only A04] [--abort] [--verdicts] send hostile input, and measure its cost
  fuzz [--only TARGET] [--seconds N]          run the fuzz targets, for 60 seconds each by default
  soak [--connections N] [--events N]         measure 10,000 subscriptions: memory, and the time of an event
  atlas-data [--check]                        make the data of examples/atlas from its sources, or compare it";

fn main() -> ExitCode {
    let mut args = lexopt::Parser::from_env();
    let outcome = match args.next() {
        Ok(Some(lexopt::Arg::Value(command))) => match command.to_str() {
            Some("atlas-data") => atlas_data::run(args),
            Some("audit") => audit::run(args),
            Some("bench") => bench::run(args),
            Some("compile-bench") => compile_bench::run(args),
            Some("oracle") => oracle::run(args),
            Some("parity") => parity::run(args),
            Some("conformance") => conformance::run(args),
            Some("features") => features::run(args),
            Some("fuzz") => fuzz::run(args),
            Some("hostile") => hostile::run(args),
            Some("soak") => soak::run(args),
            Some("test") => test::run(args),
            Some("tidy") => tidy::run(args),
            _ => Err(Box::from(lexopt::Error::from(format!("there is no command {}", command.display())))),
        },
        Ok(Some(lexopt::Arg::Long("help") | lexopt::Arg::Short('h'))) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Ok(Some(arg)) => Err(Box::from(arg.unexpected())),
        Ok(None) => Err(Box::from(lexopt::Error::from("a command is missing"))),
        Err(error) => Err(Box::from(error)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is::<Reported>() => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            if error.is::<lexopt::Error>() {
                eprintln!("\n{USAGE}");
            }
            ExitCode::FAILURE
        }
    }
}

/// The command failed and printed why. Other programs read the last line of that output, so nothing may follow it.
#[derive(Debug)]
struct Reported;

impl fmt::Display for Reported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the output above says what failed")
    }
}

impl std::error::Error for Reported {}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the project").to_owned()
}

/// The cargo that started this program, in a folder.
fn cargo(folder: &Path) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(folder);
    cargo
}
