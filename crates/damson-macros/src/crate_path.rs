//! The path of Damson in the user's crate, which may depend on it under another name.
//!
//! Three facts of Cargo.toml are needed. A TOML parser would double the compile time of the macros, so we scan the text.

use std::ffi::OsString;
use std::path::{Path as FilePath, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;
use std::{env, fs};

use proc_macro2::Span;
use syn::{Ident, Path, parse_quote};

mod manifest;

use manifest::Manifest;

/// The name of the published package.
const PACKAGE: &str = "damson";

/// The given path; without one, the path from the manifest.
pub(crate) fn resolve(given: Option<Path>) -> Path {
    given.unwrap_or_else(|| {
        let name = env::var_os("CARGO_MANIFEST_DIR").and_then(found);
        let name = Ident::new(name.as_deref().unwrap_or(PACKAGE), Span::call_site());
        parse_quote!(::#name)
    })
}

/// The name that was found last. To scan a manifest costs as much as a small macro, and a crate calls hundreds of them.
static FOUND: Mutex<Option<Found>> = Mutex::new(None);

/// The name of Damson in the package of a directory.
struct Found {
    directory: OsString,
    /// The manifests that were read, with their times of change: an editor's process runs macros while the author changes them.
    manifests: Vec<(PathBuf, Option<SystemTime>)>,
    /// `None` if no manifest names it.
    name: Option<String>,
}

impl Found {
    fn is_current(&self, directory: &OsString) -> bool {
        self.directory == *directory && self.manifests.iter().all(|(manifest, changed)| time_of(manifest) == *changed)
    }
}

fn found(directory: OsString) -> Option<String> {
    let mut last = FOUND.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = last.as_ref().filter(|found| found.is_current(&directory)) {
        return found.name.clone();
    }
    let mut manifests = Vec::new();
    let name = name_in(FilePath::new(&directory), &mut manifests);
    *last = Some(Found { directory, manifests, name: name.clone() });
    name
}

fn time_of(manifest: &FilePath) -> Option<SystemTime> {
    fs::metadata(manifest).and_then(|file| file.modified()).ok()
}

/// The name of the dependency in the manifest of a directory. `None` in Damson itself, which knows itself as `damson`.
fn name_in(directory: &FilePath, manifests: &mut Vec<(PathBuf, Option<SystemTime>)>) -> Option<String> {
    let mut read = |directory: &FilePath| {
        let file = directory.join("Cargo.toml");
        let manifest = fs::read_to_string(&file).ok().map(|text| Manifest::scan(&text));
        manifests.push((file.clone(), time_of(&file)));
        manifest
    };
    let manifest = read(directory)?;
    let workspace = || directory.ancestors().filter_map(read).find(Manifest::is_workspace);
    manifest.dependency(PACKAGE, workspace).map(|name| name.replace('-', "_"))
}
