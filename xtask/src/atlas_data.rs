//! `cargo xtask atlas-data [--check]`: makes the data files of `examples/atlas` from their two published sources.
//!
//! The same sources give the same bytes. With `--check` nothing is written; a file that differs is an error. This command knows
//! the formats of the sources; the demo knows only the files made here.

mod capitals;
mod cities;
mod countries;
mod packages;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// A file of the demo and its content.
struct DataFile {
    name: &'static str,
    bytes: Vec<u8>,
}

/// Fetches the sources, makes the files, and writes them or compares them with the files in the folder.
pub(crate) fn run(mut arguments: lexopt::Parser) -> Outcome {
    let mut check = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("check") => check = true,
            other => return Err(other.unexpected().into()),
        }
    }
    let root = crate::root();
    let sources = packages::fetch(&root.join("target/atlas-data"))?;
    let folder = root.join("examples/atlas/data");
    for file in make(&sources)? {
        if check { file.compare(&folder)? } else { file.write(&folder)? }
    }
    Ok(())
}

fn make(sources: &packages::Sources) -> Outcome<Vec<DataFile>> {
    let cities = cities::read(&sources.cities)?;
    let countries = countries::make(&sources.countries, &cities)?;
    Ok(vec![
        DataFile { name: "countries.json", bytes: countries },
        DataFile { name: "cities.tsv.gz", bytes: cities.pack()? },
        DataFile { name: "LICENSE-countries.txt", bytes: fs::read(sources.countries.join("LICENSE"))? },
        DataFile { name: "LICENSE-cities.txt", bytes: fs::read(sources.cities.join("LICENSE"))? },
    ])
}

impl DataFile {
    fn write(&self, folder: &Path) -> Outcome {
        fs::create_dir_all(folder)?;
        fs::write(self.path(folder), &self.bytes)?;
        println!("{}: {} bytes", self.name, self.bytes.len());
        Ok(())
    }

    fn compare(&self, folder: &Path) -> Outcome {
        if fs::read(self.path(folder))? != self.bytes {
            return Err(format!(
                "{} differs from its source; run `cargo xtask atlas-data` and commit the result",
                self.name
            )
            .into());
        }
        println!("{}: equal to its source", self.name);
        Ok(())
    }

    fn path(&self, folder: &Path) -> PathBuf {
        folder.join(self.name)
    }
}
