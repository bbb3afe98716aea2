//! Maps and sets of the crate `hashbrown`.

use std::hash::{BuildHasher, Hash};

use hashbrown::{HashMap, HashSet};

use crate::engine::Resolved;
use crate::types::lists::{list_input, list_output};
use crate::types::maps::maps;

maps! {
    [Eq + Hash] [S: BuildHasher] HashMap;
}

list_output! {
    [S: BuildHasher + Send + Sync] HashSet<T, S>: |list| Resolved::owned(list.iter().collect::<Vec<&T>>());
}

list_input! {
    [+ Eq + Hash] [S: BuildHasher + Default + Send + Sync] HashSet<T, S>: |items| items.into_iter().collect();
}
