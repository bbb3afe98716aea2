//! `cache_control(public | private, max_age = seconds, no_cache)`.

use syn::{Expr, ExprLit, Lit};

use super::{Attributes, Value};
use crate::mistakes::Mistakes;

/// How long something may be kept.
#[derive(Clone, Copy)]
pub(crate) struct CacheControl {
    /// Whether it is the same for everybody.
    pub(crate) public: bool,
    /// For how many seconds; 0 says nothing, -1 forbids.
    pub(crate) max_age: i32,
}

impl Attributes {
    /// How long it may be kept, if that is said.
    pub(crate) fn cache_control(&mut self, mistakes: &mut Mistakes) -> Option<CacheControl> {
        let entry = self.entry("cache_control", mistakes)?;
        let place = entry.name.clone();
        let mut list = entry.list(mistakes)?;
        let (public, private) = (list.flag("public", mistakes), list.flag("private", mistakes));
        let (max_age, no_cache) = (list.seconds("max_age", mistakes), list.flag("no_cache", mistakes));
        list.finish(mistakes);
        if public && private {
            mistakes.at(&place, "what is `private` is not `public`; keep one of them");
        }
        if no_cache && max_age.is_some() {
            mistakes.at(&place, "`no_cache` leaves no `max_age`; keep one of them");
        }
        let max_age = if no_cache { -1 } else { max_age.unwrap_or_default() };
        Some(CacheControl { public: !private, max_age })
    }

    /// A number of seconds: `name = 60`.
    fn seconds(&mut self, name: &'static str, mistakes: &mut Mistakes) -> Option<i32> {
        let entry = self.entry(name, mistakes)?;
        let seconds = match &entry.value {
            Value::Expr(Expr::Lit(ExprLit { lit: Lit::Int(number), .. })) => number.base10_parse().ok(),
            _ => None,
        };
        if seconds.is_none() {
            mistakes.at(&entry.name, format_args!("`{name}` takes seconds, at most {}; write `{name} = 60`", i32::MAX));
        }
        seconds
    }
}
