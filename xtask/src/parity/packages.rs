//! The surfaces of libraries: this workspace, the benchmarks' peers, and any other folder.

use std::error::Error;
use std::path::Path;

use super::attributes;
use super::read::World;
use super::surface::{Paths, Surface, surface};
use crate::packages::{self, Package};

/// Damson's surface, by all of its paths.
pub(super) fn damson(root: &Path) -> Result<Surface, Box<dyn Error>> {
    let packages = packages::members(root)?;
    let crates = packages.iter().filter(|package| package.manifest_path.starts_with(root.join("crates")));
    read("damson", crates, Paths::All)
}

/// The surfaces of async-graphql 8 and 7, in the versions that the benchmarks measure.
pub(super) fn async_graphql(root: &Path) -> Result<[(&'static str, Surface); 2], Box<dyn Error>> {
    let packages = packages::of_benchmarks(root)?;
    let of = |major| {
        let is_one =
            |package: &&Package| package.name.starts_with("async-graphql") && package.version.starts_with(major);
        read("async_graphql", packages.iter().filter(is_one), Paths::Shortest)
    };
    Ok([("8", of("8.")?), ("7", of("7.")?)])
}

/// The surface of the library in a folder, with the members of its workspace.
pub(super) fn folder(folder: &Path) -> Result<Surface, Box<dyn Error>> {
    let packages = packages::members(folder)?;
    let manifest = folder.join("Cargo.toml").canonicalize()?;
    let facade = packages.iter().find(|package| package.manifest_path == manifest);
    let facade = facade.ok_or_else(|| format!("{} has no package", folder.display()))?;
    read(&facade.name.replace('-', "_"), packages.iter(), Paths::Shortest)
}

fn read<'p>(name: &str, packages: impl Iterator<Item = &'p Package>, paths: Paths) -> Result<Surface, Box<dyn Error>> {
    let mut world = World::default();
    for package in packages {
        if let Some(library) = package.library() {
            world.add_crate(&package.name, library)?;
        }
    }
    let mut surface = surface(&world, name, paths)?;
    attributes::add(&world, &mut surface);
    Ok(surface)
}
