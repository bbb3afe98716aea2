//! The command line of every engine's binary.
//!
//! `list` prints the cases, and `check` prints the answer to one. `time` reads a number of milliseconds from each line and
//! measures for that long, so that engines can take turns. `repeat` answers a number of times, for a program that counts
//! instructions.

use std::io::{BufRead, Write};
use std::process::ExitCode;
use std::time::Duration;

use lexopt::prelude::*;
use tokio::runtime::{Builder, Runtime};

use crate::batches::batches;
use crate::{Case, Engine, Mode, Unsupported, measure};

/// The exit code of a binary whose engine does not take part in the case.
const UNSUPPORTED: u8 = 3;

/// Some peers recurse. The stack must not be the reason why they refuse a case.
const STACK: usize = 512 << 20;

/// The arguments of a binary.
#[derive(Debug)]
pub struct Command {
    /// The name of an engine in the binary.
    pub engine: String,
    action: Action,
    mode: Mode,
    case: Case,
}

#[derive(Debug)]
enum Action {
    Check,
    Time,
    Repeat(u64),
}

impl Command {
    /// Reads the command line of a binary with these engines and cases, and lets `run` act on it.
    pub fn main(engines: &[&str], cases: Vec<Case>, run: impl FnOnce(Self) -> ExitCode + Send + 'static) -> ExitCode {
        match Self::parse(engines, cases, lexopt::Parser::from_env()) {
            Ok(Some(command)) => on_a_deep_stack(move || run(command)),
            Ok(None) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!(
                    "error: {error}\n\nusage: list | (check | time | repeat) --engine NAME --workload W2 --size 1000 --mode cold|warm [--times 1]"
                );
                ExitCode::from(2)
            }
        }
    }

    fn parse(engines: &[&str], cases: Vec<Case>, mut args: lexopt::Parser) -> Result<Option<Self>, lexopt::Error> {
        let (mut verb, mut engine, mut workload, mut size) = (None, None, None, None);
        let (mut mode, mut times) = (Mode::Cold, 1);
        while let Some(arg) = args.next()? {
            match arg {
                Value(value) if verb.is_none() => verb = Some(value.string()?),
                Long("engine") => engine = Some(args.value()?.string()?),
                Long("workload") => workload = Some(args.value()?.string()?),
                Long("size") => size = Some(args.value()?.string()?),
                Long("mode") => mode = Mode::named(&args.value()?.string()?).ok_or("--mode is cold or warm")?,
                Long("times") => times = args.value()?.parse()?,
                _ => return Err(arg.unexpected()),
            }
        }
        let action = match verb.as_deref() {
            Some("list") => return list(&cases).map(|()| None),
            Some("check") => Action::Check,
            Some("time") => Action::Time,
            Some("repeat") => Action::Repeat(times),
            _ => return Err("the first word is list, check, time or repeat".into()),
        };
        let engine = engine.filter(|name| engines.contains(&name.as_str())).ok_or("--engine names no engine here")?;
        let case = cases
            .into_iter()
            .find(|case| Some(case.workload) == workload.as_deref() && Some(&case.size) == size.as_ref())
            .ok_or("--workload and --size name no case; `list` shows them")?;
        Ok(Some(Self { engine, action, mode, case }))
    }

    /// Runs the command on `engine`, in a runtime with one thread for futures that wait.
    pub fn run<E: Engine>(self, engine: &E) -> ExitCode {
        let runtime = Builder::new_current_thread()
            .enable_time()
            .build()
            .expect("a runtime of one thread needs nothing that could be missing");
        self.run_in(runtime, engine)
    }

    /// Runs the command on `engine`, in a runtime with what the engine needs.
    pub fn run_in<E: Engine>(self, runtime: Runtime, engine: &E) -> ExitCode {
        let entered = runtime.enter(); // some loaders keep a handle of the runtime
        let (batches, connections) = (self.case.batches, self.case.connections);
        let prepared = match engine.prepare(self.case, self.mode) {
            Ok(prepared) => prepared,
            Err(Unsupported(reason)) => {
                eprintln!("{reason}");
                return ExitCode::from(UNSUPPORTED);
            }
        };
        drop(entered);
        runtime.block_on(async {
            match self.action {
                Action::Check => check(engine, &prepared, batches).await,
                Action::Time => time(engine, &prepared, connections).await,
                Action::Repeat(times) => {
                    measure::repeat(engine, &prepared, times).await;
                    ExitCode::SUCCESS
                }
            }
        })
    }
}

fn list(cases: &[Case]) -> Result<(), lexopt::Error> {
    let lines = cases.iter().flat_map(|case| [json(case), b"\n".to_vec()]).flatten().collect::<Vec<_>>();
    std::io::stdout().write_all(&lines).map_err(|error| lexopt::Error::Custom(error.into()))
}

fn json(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("plain structs of strings and numbers are JSON")
}

/// Prints the answer, unless the engine loaded in another number of batches.
async fn check<E: Engine>(engine: &E, prepared: &E::Prepared, batches: u64) -> ExitCode {
    let answer = engine.to_json(engine.answer(prepared).await);
    let counted = self::batches();
    if E::GATHERS && counted != batches {
        eprintln!("{counted} batches were loaded instead of {batches}");
        return ExitCode::FAILURE;
    }
    print(answer)
}

/// Measures for the milliseconds of each line, until the input ends.
async fn time<E: Engine>(engine: &E, prepared: &E::Prepared, connections: usize) -> ExitCode {
    for line in std::io::stdin().lock().lines() {
        let Some(millis) = line.ok().and_then(|line| line.parse().ok()) else { return ExitCode::FAILURE };
        let duration = Duration::from_millis(millis);
        let measurement = match connections {
            1 => measure::measure(engine, prepared, duration).await,
            _ => measure::under_load(engine, prepared, connections, duration).await,
        };
        if print(json(&measurement)) != ExitCode::SUCCESS {
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn print(mut line: Vec<u8>) -> ExitCode {
    line.push(b'\n');
    match std::io::stdout().write_all(&line) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn on_a_deep_stack(run: impl FnOnce() -> ExitCode + Send + 'static) -> ExitCode {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(run).expect("the system gives a thread");
    thread.join().unwrap_or(ExitCode::FAILURE)
}
