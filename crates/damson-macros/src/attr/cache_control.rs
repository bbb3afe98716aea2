//! `cache_control(public | private, max_age = seconds, no_cache)`.

use syn::{Expr, ExprLit, Lit};

use super::{Attributes, Value};
use crate::mistakes::Mistakes;

/// The setting of `cache_control`.
#[derive(Clone, Copy)]
pub(crate) struct CacheControl {
    /// Whether caches that users share may keep it.
    pub(crate) public: bool,
    /// The time in seconds; 0 sets no time, and -1 stands for `no_cache`.
    pub(crate) max_age: i32,
}

impl Attributes {
    /// Reads `cache_control`.
    pub(crate) fn cache_control(&mut self, mistakes: &mut Mistakes) -> Option<CacheControl> {
        let entry = self.entry("cache_control", mistakes)?;
        let place = entry.name.clone();
        let mut list = entry.list("max_age = 60", mistakes)?;
        if list.is_empty() {
            mistakes.at(&place, "`cache_control` says nothing; write `cache_control(max_age = 60)`, or remove it");
        }
        let (public, private) = (list.flag("public", mistakes), list.flag("private", mistakes));
        let (max_age, no_cache) = (list.seconds("max_age", mistakes), list.flag("no_cache", mistakes));
        list.finish(mistakes);
        if public && private {
            mistakes.at(&place, "`private` and `public` exclude each other; keep one of them");
        }
        if no_cache && max_age.is_some() {
            mistakes.at(&place, "`no_cache` and `max_age` exclude each other; keep one of them");
        }
        let max_age = if no_cache { -1 } else { max_age.unwrap_or_default() };
        Some(CacheControl { public: !private, max_age })
    }

    /// Reads a number of seconds: `name = 60`.
    fn seconds(&mut self, name: &'static str, mistakes: &mut Mistakes) -> Option<i32> {
        let entry = self.entry(name, mistakes)?;
        let seconds = match &entry.value {
            Value::Expr(Expr::Lit(ExprLit { lit: Lit::Int(number), .. })) => number.base10_parse().ok(),
            _ => None,
        };
        if seconds.is_none() {
            mistakes.at(
                &entry.name,
                format_args!("`{name}` takes a number of seconds, at most {}; write `{name} = 60`", i32::MAX),
            );
        }
        seconds
    }
}
