//! The engines that take part, with their binaries and modes.

/// An engine of a binary in `benches/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Engine {
    pub(super) name: &'static str,
    pub(super) binary: &'static str,
    modes: &'static [&'static str],
}

impl Engine {
    pub(super) const fn new(name: &'static str, binary: &'static str, modes: &'static [&'static str]) -> Self {
        Self { name, binary, modes }
    }

    /// The modes in which the engine runs a case.
    pub(super) fn modes(&self, cold_only: bool) -> impl Iterator<Item = &'static str> {
        self.modes.iter().copied().filter(move |&mode| !cold_only || mode == "cold")
    }
}

const COLD: &[&str] = &["cold"];
const WARM: &[&str] = &["warm"];
const BOTH: &[&str] = &["cold", "warm"];

/// The engine that every ratio to the limit refers to. Its answers are the reference.
pub(super) const LIMIT: Engine = Engine::new("serde_json", "bench-limit", WARM);

/// The peer in the second column of ratios.
pub(super) const PEER: &str = "async-graphql-8";

pub(super) const DAMSON: &str = "damson";

/// The engines that execute requests.
pub(super) const SERVERS: &[Engine] = &[
    LIMIT,
    Engine::new(DAMSON, "bench-damson", BOTH),
    Engine::new("async-graphql-8", "bench-async-graphql-8", BOTH),
    Engine::new("async-graphql-7", "bench-async-graphql-7", BOTH),
    Engine::new("juniper-sync", "bench-juniper", BOTH),
    Engine::new("juniper-async", "bench-juniper", BOTH),
];

/// Damson with batch resolvers in place of a `DataLoader`.
pub(super) const DAMSON_BATCH: &str = "damson-batch";

/// The engines that load; Juniper has no loader.
pub(super) const LOADERS: &[Engine] = &[
    LIMIT,
    Engine::new(DAMSON, "bench-damson", BOTH),
    Engine::new(DAMSON_BATCH, "bench-damson", BOTH),
    Engine::new("async-graphql-8", "bench-async-graphql-8", BOTH),
    Engine::new("async-graphql-7", "bench-async-graphql-7", BOTH),
];

/// A handler without an engine, which runs the statements of the database and writes the answer, or has the answer ready. Its
/// answers are the reference.
pub(super) const BY_HAND: &str = "by-hand";

/// The engines that serve over HTTP.
pub(super) const LOADED: &[Engine] = &[
    Engine::new(BY_HAND, "bench-load", WARM),
    Engine::new(DAMSON, "bench-load", WARM),
    Engine::new(PEER, "bench-load", WARM),
];

/// The engines that parse.
pub(super) const PARSERS: &[Engine] = &[
    Engine::new(DAMSON, "bench-parser", COLD),
    Engine::new("bluejay", "bench-parser", COLD),
    Engine::new("apollo", "bench-parser", COLD),
    Engine::new("async-graphql-parser", "bench-parser", COLD),
];

/// The peer's request without validation. The peer cannot validate alone.
pub(super) const PEER_STOPPED: &str = "async-graphql-8-stopped";

/// The engines that validate documents and check schemas.
pub(super) const CHECKERS: &[Engine] = &[
    Engine::new(DAMSON, "bench-validation", COLD),
    Engine::new("bluejay", "bench-validation", COLD),
    Engine::new(PEER, "bench-validation", COLD),
    Engine::new(PEER_STOPPED, "bench-validation", COLD),
];
