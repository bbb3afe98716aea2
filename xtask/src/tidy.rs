//! `cargo xtask tidy`: checks the floors of every crate. A module uses its own floor and those below.
//!
//! ARCHITECTURE.md lists the floors; the module `floors` describes the form of the list.

mod check;
mod floors;
mod graph;
mod read;
mod resolve;

#[cfg(test)]
mod tests;

use std::error::Error;
use std::fs;
use std::path::Path;

use floors::Floors;
use graph::Graph;

/// Checks all crates, or prints the uses between the modules of a crate or module: `--graph damson::engine`.
pub(crate) fn run(mut args: lexopt::Parser) -> Result<(), Box<dyn Error>> {
    let root = crate::root();
    match args.next()? {
        Some(lexopt::Arg::Long("graph")) => print_graph(&root, &args.value()?.to_string_lossy()),
        Some(other) => Err(other.unexpected().into()),
        None => {
            let faults = check(&root)?;
            faults.iter().for_each(|fault| println!("{fault}"));
            println!("{} faults", faults.len());
            if faults.is_empty() { Ok(()) } else { Err(crate::Reported.into()) }
        }
    }
}

/// The faults of all crates.
pub(crate) fn check(root: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let table = floors::read(&fs::read_to_string(root.join("ARCHITECTURE.md"))?)?;
    let (mut faults, mut paths) = (Vec::new(), Vec::new());
    for name in crates(root)? {
        let modules = read::read(root, &root.join("crates").join(&name))?;
        faults.extend(check::check(&name, &modules, &table));
        paths.extend((0..modules.len()).map(|module| check::path(&name, &modules, module)));
    }
    let is_stale = |block: &&Floors| !paths.contains(&block.path);
    faults.extend(table.iter().filter(is_stale).map(|block| format!("ARCHITECTURE.md: there is no {}", block.path)));
    Ok(faults)
}

fn crates(root: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root.join("crates"))? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

fn print_graph(root: &Path, path: &str) -> Result<(), Box<dyn Error>> {
    let name = path.split("::").next().unwrap_or(path);
    let modules = read::read(root, &root.join("crates").join(name))?;
    let parent = (0..modules.len()).find(|&module| check::path(name, &modules, module) == path);
    print!(
        "{}",
        Graph::new(
            &modules,
            parent.ok_or_else(|| format!("there is no module {path}; a path is such as damson::engine"))?
        )
    );
    Ok(())
}
