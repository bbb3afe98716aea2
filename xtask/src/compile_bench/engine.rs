//! The engines whose generated types are compiled.

/// A library, with the source of a program that uses it.
pub(super) struct Engine {
    pub(super) name: &'static str,
    /// Lines of `[dependencies]`; `ROOT` stands for the folder of the project.
    pub(super) dependencies: &'static str,
    pub(super) template: &'static str,
}

/// The engine that the others are compared with.
pub(super) const PEER: &str = "async-graphql-8";

/// Damson and async-graphql compile the same source, and each library has its default features.
pub(super) const ENGINES: [Engine; 4] = [
    Engine {
        name: "damson",
        dependencies: "async-graphql = { package = \"damson\", path = \"ROOT/crates/damson\" }",
        template: include_str!("templates/async_graphql.rs.txt"),
    },
    Engine {
        name: PEER,
        dependencies: "async-graphql = \"=8.0.0-rc.5\"",
        template: include_str!("templates/async_graphql.rs.txt"),
    },
    Engine { name: "juniper", dependencies: "juniper = \"0.18\"", template: include_str!("templates/juniper.rs.txt") },
    Engine {
        name: "serde",
        dependencies: "serde = { version = \"1\", features = [\"derive\"] }",
        template: include_str!("templates/serde.rs.txt"),
    },
];
