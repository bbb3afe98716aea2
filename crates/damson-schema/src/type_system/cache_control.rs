//! Hints for caches.

/// A hint for caches: how long they may keep the value of a field or type, and whether several users may share it.
///
/// The hints of an operation are [merged](Self::merge): the shortest time counts, and one private part makes the whole private.
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
    /// Whether the value is the same for everybody.
    pub public: bool,
    /// The time in seconds. 0 says that no time is given, and -1 is `no-cache`: caches must ask before each use.
    pub max_age: i32,
}

impl Default for CacheControl {
    /// No hint.
    fn default() -> Self {
        CacheControl { public: true, max_age: 0 }
    }
}

impl CacheControl {
    /// The hint for a whole of which both are parts.
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

    /// The value of the header `Cache-Control`; none without a hint.
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
