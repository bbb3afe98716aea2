//! How long an answer may be kept, and by whom.

/// How long what a field or type gives may be kept by caches, and whether by those that several users share.
///
/// What an operation selects is [merged](Self::merge): the shortest time counts, and one part that is private makes all of
/// it private.
///
/// ```
/// use damson_schema::type_system::CacheControl;
///
/// let page = CacheControl { public: true, max_age: 60 };
/// let user = CacheControl { public: false, max_age: 0 };
/// assert_eq!(page.merge(&user).value().unwrap(), "max-age=60, private");
/// assert_eq!(CacheControl::default().value(), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct CacheControl {
    /// Whether it is the same for everybody.
    pub public: bool,
    /// For how many seconds it may be kept; 0 says nothing, and -1 that it must not be used again unasked.
    pub max_age: i32,
}

impl Default for CacheControl {
    /// Nothing is said.
    fn default() -> Self {
        CacheControl { public: true, max_age: 0 }
    }
}

impl CacheControl {
    /// What holds for something that has both as parts.
    #[must_use]
    pub fn merge(self, other: &Self) -> Self {
        let max_age = match (self.max_age, other.max_age) {
            (own, other) if own < 0 || other < 0 => -1,
            (own, 0) => own,
            (0, other) => other,
            (own, other) => own.min(other),
        };
        CacheControl { public: self.public && other.public, max_age }
    }

    /// The value of the header `Cache-Control`; none if nothing is said.
    pub fn value(&self) -> Option<String> {
        let age = match self.max_age {
            0 => None,
            age if age < 0 => Some("no-cache".to_owned()),
            age => Some(format!("max-age={age}")),
        };
        match (age, self.public) {
            (age, true) => age,
            (Some(age), false) => Some(age + ", private"),
            (None, false) => Some("private".to_owned()),
        }
    }
}
