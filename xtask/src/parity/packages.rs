//! The sources of libraries, found by cargo: this workspace, the benchmarks' peers, and any other folder.

use std::error::Error;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::attributes;
use super::read::World;
use super::surface::{Paths, Surface, surface};

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    manifest_path: PathBuf,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
    src_path: PathBuf,
}

/// Damson's surface, by all of its paths.
pub(super) fn damson(root: &Path) -> Result<Surface, Box<dyn Error>> {
    let packages = metadata(root, &["--no-deps"])?;
    let crates = packages.iter().filter(|package| package.manifest_path.starts_with(root.join("crates")));
    read("damson", crates, Paths::All)
}

/// The surface of async-graphql, of the version that the benchmarks measure and that begins with `major`.
pub(super) fn async_graphql(root: &Path, major: &str) -> Result<Surface, Box<dyn Error>> {
    let packages = metadata(&root.join("benches"), &["--locked"])?;
    let is_one = |package: &&Package| package.name.starts_with("async-graphql") && package.version.starts_with(major);
    read("async_graphql", packages.iter().filter(is_one), Paths::Shortest)
}

/// The surface of the library in a folder, with the members of its workspace.
pub(super) fn folder(folder: &Path) -> Result<Surface, Box<dyn Error>> {
    let packages = metadata(folder, &["--no-deps"])?;
    let manifest = folder.join("Cargo.toml").canonicalize()?;
    let facade = packages.iter().find(|package| package.manifest_path == manifest);
    let facade = facade.ok_or_else(|| format!("{} has no package", folder.display()))?;
    read(&facade.name.replace('-', "_"), packages.iter(), Paths::Shortest)
}

fn metadata(folder: &Path, options: &[&str]) -> Result<Vec<Package>, Box<dyn Error>> {
    let output = crate::cargo(folder).args(["metadata", "--format-version", "1"]).args(options).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(serde_json::from_slice::<Metadata>(&output.stdout)?.packages)
}

fn read<'p>(name: &str, packages: impl Iterator<Item = &'p Package>, paths: Paths) -> Result<Surface, Box<dyn Error>> {
    let mut world = World::default();
    for package in packages {
        let library = package
            .targets
            .iter()
            .find(|target| target.kind.iter().any(|kind| kind.contains("lib") || kind == "proc-macro"));
        if let Some(library) = library {
            world.add_crate(&package.name, &library.src_path)?;
        }
    }
    let mut surface = surface(&world, name, paths)?;
    attributes::add(&world, &mut surface);
    Ok(surface)
}
