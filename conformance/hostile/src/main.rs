//! `damson-hostile [--only ROW]…`: runs the rows, each in a process of its own, and measures what they cost.
//!
//! A row that takes its process down is a failed row, and the others still run.

mod outcome;

use std::error::Error;
use std::process::{Command, ExitCode};

use damson_hostile::row::Row;
use damson_hostile::{on_a_small_stack, rows};

use outcome::Outcome;

const USAGE: &str = "usage: damson-hostile [--only ROW]...   such as --only A04, or --only B for all rows B";

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
    let mut only = Vec::new();
    while let Some(arg) = args.next()? {
        match arg {
            lexopt::Arg::Long("only") => only.push(args.value()?.to_string_lossy().to_uppercase()),
            // How the command runs one row in a process of its own.
            lexopt::Arg::Long("row") => return run_one(&args.value()?.to_string_lossy()),
            lexopt::Arg::Long("help") | lexopt::Arg::Short('h') => {
                println!("{USAGE}");
                return Ok(ExitCode::SUCCESS);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    run_all(&only)
}

fn run_one(id: &str) -> Result<ExitCode, Box<dyn Error>> {
    let row = rows::all().into_iter().find(|row| row.id == id).ok_or("there is no such row")?;
    let outcome = on_a_small_stack(|| Outcome::of(row));
    println!("{}", serde_json::to_string(&outcome)?);
    Ok(ExitCode::SUCCESS)
}

fn run_all(only: &[String]) -> Result<ExitCode, Box<dyn Error>> {
    let chosen: Vec<_> = rows::all()
        .into_iter()
        .filter(|row| only.is_empty() || only.iter().any(|id| row.id.starts_with(id.as_str())))
        .collect();
    if chosen.is_empty() {
        return Err(format!("no row begins with {}", only.join(" or ")).into());
    }
    println!("{}", Outcome::HEADING);
    let mut failed = Vec::new();
    let (here, elsewhere): (Vec<_>, Vec<_>) = chosen.into_iter().partition(|row| row.elsewhere.is_none());
    for row in &here {
        let outcome = in_a_process(row)?;
        println!("{}", outcome.line(row));
        if !outcome.faults.is_empty() {
            failed.push((row, outcome));
        }
    }
    println!();
    for row in elsewhere {
        println!("not run: {} {}: {}", row.id, row.tried, row.elsewhere.unwrap_or_default());
    }
    for (row, outcome) in &failed {
        outcome.faults.iter().for_each(|fault| println!("failed: {} {}: {fault}", row.id, row.tried));
    }
    println!("{} passed, {} failed", here.len() - failed.len(), failed.len());
    Ok(if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn in_a_process(row: &Row) -> Result<Outcome, Box<dyn Error>> {
    let output = Command::new(std::env::current_exe()?).args(["--row", row.id]).output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let last = said.lines().rev().find(|line| !line.is_empty()).unwrap_or_default();
        return Ok(Outcome::failed(format!("the process ended with {}: {last}", output.status)));
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}
