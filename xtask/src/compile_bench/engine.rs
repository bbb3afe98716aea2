//! The engines whose generated types are compiled.

use crate::packages::Package;

/// A library, with the source of a program that uses it.
pub(super) struct Engine {
    pub(super) name: &'static str,
    /// Its package, and how its version begins; Damson's version is the one of the working copy.
    package: &'static str,
    major: &'static str,
    /// Its line of `[dependencies]`. `VERSION` and `ROOT` stand for its version and the folder of the repository.
    dependency: &'static str,
    pub(super) template: &'static str,
}

/// The place of Damson in [`ENGINES`], and of the engine that it is compared with.
pub(super) const DAMSON: usize = 0;
pub(super) const PEER: usize = 1;

/// Damson and async-graphql compile the same source, and each library has its default features.
pub(super) const ENGINES: [Engine; 4] = [
    Engine {
        name: "damson",
        package: "damson",
        major: "",
        dependency: r#"async-graphql = { package = "damson", version = "VERSION", path = "ROOT/crates/damson" }"#,
        template: include_str!("templates/async_graphql.rs.txt"),
    },
    Engine {
        name: "async-graphql-8",
        package: "async-graphql",
        major: "8.",
        dependency: r#"async-graphql = "VERSION""#,
        template: include_str!("templates/async_graphql.rs.txt"),
    },
    Engine {
        name: "juniper",
        package: "juniper",
        major: "",
        dependency: r#"juniper = "VERSION""#,
        template: include_str!("templates/juniper.rs.txt"),
    },
    Engine {
        name: "serde",
        package: "serde",
        major: "",
        dependency: r#"serde = { version = "VERSION", features = ["derive"] }"#,
        template: include_str!("templates/serde.rs.txt"),
    },
];

impl Engine {
    /// Its line of `[dependencies]`, with the version of the benchmarks.
    pub(super) fn dependency(&self, packages: &[Package], root: &str) -> Result<String, String> {
        let is_own = |package: &&Package| package.name == self.package && package.version.starts_with(self.major);
        let package = packages.iter().find(is_own);
        let package = package.ok_or_else(|| format!("benches/Cargo.lock has no {} {}", self.package, self.major))?;
        Ok(self.dependency.replace("VERSION", &format!("={}", package.version)).replace("ROOT", root))
    }
}

#[cfg(test)]
mod tests {
    use super::{ENGINES, PEER};
    use crate::packages;

    #[test]
    fn the_versions_are_those_of_the_benchmarks() {
        let root = crate::root();
        let packages = packages::of_benchmarks(&root).expect("the benchmarks have a lock");
        for engine in &ENGINES {
            let line = engine.dependency(&packages, "/here").expect("the benchmarks have the engine");
            assert!(line.contains("\"=") && !line.contains("VERSION") && !line.contains("ROOT"), "{line}");
        }
        let peer = ENGINES[PEER].dependency(&packages, "/here").expect("the benchmarks have the peer");
        assert!(peer.starts_with("async-graphql = \"=8."), "{peer}");
    }
}
