//! `damson-hostile [--only ROW]… [--verdicts]`: runs the rows, each in a process of its own, and measures their cost.
//!
//! If a row ends its process, that row has failed, and the others still run. With `--verdicts` nothing is measured.

mod outcome;

use std::error::Error;
use std::process::{Command, ExitCode};

use damson_hostile::row::Row;
use damson_hostile::rows;
use damson_testing::on_a_small_stack;

use outcome::Outcome;

const USAGE: &str =
    "usage: damson-hostile [--only ROW]... [--verdicts]   such as --only A04, or --only B for all rows B";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}\n\n{USAGE}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode, Box<dyn Error>> {
    let mut args = lexopt::Parser::from_env();
    let (mut only, mut one, mut is_measured) = (Vec::new(), None, true);
    while let Some(arg) = args.next()? {
        match arg {
            lexopt::Arg::Long("only") => only.push(args.value()?.to_string_lossy().to_uppercase()),
            lexopt::Arg::Long("verdicts") => is_measured = false,
            // The command starts itself with this option, to run one row in a process of its own.
            lexopt::Arg::Long("row") => one = Some(args.value()?.to_string_lossy().into_owned()),
            lexopt::Arg::Long("help") | lexopt::Arg::Short('h') => {
                println!("{USAGE}");
                return Ok(ExitCode::SUCCESS);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    match one {
        Some(id) => run_one(&id, is_measured),
        None => run_all(&only, is_measured),
    }
}

fn run_one(id: &str, is_measured: bool) -> Result<ExitCode, Box<dyn Error>> {
    let row = rows::all().into_iter().find(|row| row.id == id).ok_or("there is no row with this id")?;
    let run = if is_measured { Outcome::of } else { Outcome::verdicts };
    let outcome = on_a_small_stack(|| run(row));
    println!("{}", serde_json::to_string(&outcome)?);
    Ok(ExitCode::SUCCESS)
}

fn run_all(only: &[String], is_measured: bool) -> Result<ExitCode, Box<dyn Error>> {
    let chosen: Vec<_> = rows::all()
        .into_iter()
        .filter(|row| only.is_empty() || only.iter().any(|id| row.id.starts_with(id.as_str())))
        .collect();
    if chosen.is_empty() {
        return Err(format!("no row begins with {}; ids are such as A04", only.join(" or ")).into());
    }
    let (here, elsewhere): (Vec<_>, Vec<_>) = chosen.into_iter().partition(|row| row.elsewhere.is_none());
    let mut outcomes = Vec::new();
    if is_measured {
        println!("{}", Outcome::HEADING);
    }
    for row in here {
        let outcome = in_a_process(row, is_measured)?;
        if is_measured {
            println!("{}", outcome.line(row));
        }
        outcomes.push((row, outcome));
    }
    for row in elsewhere {
        println!("not run: {} {}: {}", row.id, row.tried, row.elsewhere.unwrap_or_default());
    }
    Ok(summary(&outcomes))
}

fn in_a_process(row: &Row, is_measured: bool) -> Result<Outcome, Box<dyn Error>> {
    let verdicts = (!is_measured).then_some("--verdicts");
    let output = Command::new(std::env::current_exe()?).args(["--row", row.id]).args(verdicts).output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let last = said.lines().rev().find(|line| !line.is_empty()).unwrap_or_default();
        return Ok(Outcome::failed(format!("the process ended with {}: {last}", output.status)));
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// Prints the doubts for a person to judge, the faults, and the totals.
fn summary(outcomes: &[(&Row, Outcome)]) -> ExitCode {
    let tell = |word: &str, row: &Row, told: &[String]| {
        told.iter().for_each(|told| println!("{word}: {} {}: {told}", row.id, row.tried));
    };
    outcomes.iter().for_each(|(row, outcome)| tell("doubtful", row, &outcome.doubts));
    outcomes.iter().for_each(|(row, outcome)| tell("failed", row, &outcome.faults));
    let failed = outcomes.iter().filter(|(_, outcome)| !outcome.faults.is_empty()).count();
    println!("{} passed, {failed} failed", outcomes.len() - failed);
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
