//! `cargo xtask compile-bench`: measures the time that the compiler needs for generated types, with Damson and with its peers.
//!
//! The engines take turns. A figure is the median of the rounds; a ratio is the median of the ratios of single rounds.

mod engine;
mod options;
mod project;
mod report;
mod results;
mod source;

use std::error::Error;
use std::fs;

use engine::ENGINES;
use options::Options;
use project::Project;
use results::{Figures, Results};

/// The number of types from which the growth with each further type is counted.
const BASE: usize = 1;

pub(crate) fn run(args: lexopt::Parser) -> Result<(), Box<dyn Error>> {
    let options = Options::parse(args)?;
    let mut results = Results::default();
    let mut projects = Vec::new();
    for engine in &ENGINES {
        let project = Project::create(engine)?;
        results.dependencies.push(project.dependencies()?);
        results.bases.push(project.built(BASE)?);
        projects.push(project);
    }
    for &types in &options.types {
        let mut figures: Vec<Figures> = ENGINES.iter().map(|engine| Figures::new(engine, types)).collect();
        for round in 0..options.rounds {
            for (project, figures) in projects.iter().zip(&mut figures) {
                eprintln!("{} types, {}, round {} of {}", types, figures.engine, round + 1, options.rounds);
                figures.times.push(project.times(types)?);
            }
        }
        for (project, figures) in projects.iter().zip(&mut figures) {
            figures.built = Some(project.built(types)?);
        }
        results.sizes.push(figures);
    }
    print!("{}", report::tables(&results));
    if let Some(path) = &options.json {
        fs::write(path, results.json_lines()?).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    if options.is_full() {
        fs::write(crate::root().join("benches/COMPILE.md"), report::page(&results))?;
    }
    println!("{}", report::line(&results));
    Ok(())
}
