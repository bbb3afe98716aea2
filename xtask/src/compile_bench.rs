//! `cargo xtask compile-bench`: measures the time that the compiler needs for generated types, with Damson and with its peers.
//!
//! For the checks, the engines take turns: a figure is the median of the rounds, a ratio the median of the ratios of single rounds. A
//! release is built once, and large programs are only checked.

mod clock;
mod engine;
mod options;
mod project;
mod report;
mod results;
mod source;

use std::error::Error;
use std::fs;

use options::{Care, Options};
use project::{Project, Projects};
use results::{Figures, Results};

/// The number of types from which the growth with each further type is counted.
const BASE: usize = 1;

pub(crate) fn run(args: lexopt::Parser) -> Result<(), Box<dyn Error>> {
    let options = Options::parse(args)?;
    let projects = Projects::create()?;
    let results = measure(projects.all(), &options)?;
    print!("{}", report::tables(&results));
    if options.is_full() {
        fs::write(crate::root().join("benches/COMPILE.md"), report::page(&results))?;
    }
    println!("{}", report::line(&results));
    Ok(())
}

fn measure(projects: &[Project], options: &Options) -> Result<Results, Box<dyn Error>> {
    let mut results = Results::default();
    for project in projects {
        results.dependencies.push(project.dependencies()?);
        results.bases.extend(project.built(BASE, Care::BuildAgain)?);
    }
    for &types in &options.types {
        results.sizes.push(measure_size(projects, types, options)?);
        if let Some(path) = &options.json {
            // After each size, since a run takes an hour and more.
            fs::write(path, results.json_lines()?).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(results)
}

fn measure_size(projects: &[Project], types: usize, options: &Options) -> Result<Vec<Figures>, Box<dyn Error>> {
    let (care, rounds) = (options.care(types), options.rounds);
    let built = |project: &Project| Ok(Figures::new(project.engine(), types, project.built(types, care)?));
    let mut figures = projects.iter().map(built).collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    for round in 1..=rounds {
        for (project, figures) in projects.iter().zip(&mut figures) {
            eprintln!("{types} types, {}, round {round} of {rounds}", figures.engine);
            figures.times.push(project.times(types)?);
        }
    }
    Ok(figures)
}
