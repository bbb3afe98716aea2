//! The form in which an answer is kept until it is written.

use serde::ser::{Serialize, Serializer};

/// Writes the answer once.
pub(crate) type Answer = Box<dyn Fn() -> Vec<u8>>;

/// The response object of an answer without errors.
#[derive(serde::Serialize)]
pub(crate) struct Response<T> {
    pub(crate) data: T,
}

/// An answer that is the serialised `response`.
pub(crate) fn whole(response: impl Serialize + 'static) -> Option<Answer> {
    Some(Box::new(move || serde_json::to_vec(&response).expect("plain structs are JSON")))
}

/// An answer with this `data`.
pub(crate) fn data(data: impl Serialize + 'static) -> Option<Answer> {
    whole(Response { data })
}

/// An object with keys that are known only at run time, in this order.
pub(crate) struct Object<T>(pub(crate) Vec<(String, T)>);

impl<T> Object<T> {
    /// The aliases `a0`, `a1` and so on, with the value of each.
    pub(crate) fn of_aliases(count: usize, value: impl Fn(usize) -> T) -> Self {
        Self((0..count).map(|n| (format!("a{n}"), value(n))).collect())
    }

    /// An object with one field.
    pub(crate) fn of_one(key: &str, value: T) -> Self {
        Self(vec![(String::from(key), value)])
    }
}

impl<T: Serialize> Serialize for Object<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}
