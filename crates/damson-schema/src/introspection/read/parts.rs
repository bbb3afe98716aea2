//! Reads the parts of JSON objects, and reports each part in another form with its path.

use std::sync::Arc;

use indexmap::map::Entry;
use serde_json::Value as Json;

use super::Reader;
use crate::IndexMap;
use crate::coercion::path::{Shown, Step};
use crate::fault::Fault;
use crate::type_system::Coordinate;
use damson_syntax::quoted;

impl<'j> Reader<'j, '_> {
    pub(super) fn name(&mut self, json: &'j Json) -> Option<Arc<str>> {
        self.text(json, "name").map(Arc::from)
    }

    pub(super) fn description(&mut self, json: &'j Json) -> Option<Arc<str>> {
        self.text_if_any(json, "description").map(Arc::from)
    }

    /// A required string.
    pub(super) fn text(&mut self, json: &'j Json, key: &'static str) -> Option<&'j str> {
        let found = json.get(key);
        let text = found.and_then(Json::as_str);
        if text.is_none() {
            self.within(key, |reader| reader.unexpected("a string", found));
        }
        text
    }

    pub(super) fn text_if_any(&mut self, json: &'j Json, key: &'static str) -> Option<&'j str> {
        if is_given(json, key) { self.text(json, key) } else { None }
    }

    /// A boolean; false if it is absent.
    pub(super) fn flag(&mut self, json: &'j Json, key: &'static str) -> bool {
        match json.get(key) {
            Some(Json::Bool(flag)) => *flag,
            None | Some(Json::Null) => false,
            other => {
                self.within(key, |reader| reader.unexpected("true or false", other));
                false
            }
        }
    }

    /// A required object, as `read` reads it.
    pub(super) fn object<T>(
        &mut self,
        json: &'j Json,
        key: &'static str,
        read: impl FnOnce(&mut Self, &'j Json) -> T,
    ) -> Option<T> {
        self.within(key, |reader| reader.object_itself(json.get(key), read))
    }

    pub(super) fn object_if_any<T>(
        &mut self,
        json: &'j Json,
        key: &'static str,
        read: impl FnOnce(&mut Self, &'j Json) -> T,
    ) -> Option<T> {
        if is_given(json, key) { self.object(json, key, read) } else { None }
    }

    fn object_itself<T>(&mut self, json: Option<&'j Json>, read: impl FnOnce(&mut Self, &'j Json) -> T) -> Option<T> {
        match json {
            Some(json @ Json::Object(_)) => Some(read(self, json)),
            other => {
                self.unexpected("an object", other);
                None
            }
        }
    }

    /// The objects of a required list, as `read` reads them.
    pub(super) fn list<T>(
        &mut self,
        json: &'j Json,
        key: &'static str,
        mut read: impl FnMut(&mut Self, &'j Json) -> Option<T>,
    ) -> Vec<T> {
        self.items(json, key, |reader, item| reader.object_itself(Some(item), &mut read).flatten())
    }

    pub(super) fn list_if_any<T>(
        &mut self,
        json: &'j Json,
        key: &'static str,
        read: impl FnMut(&mut Self, &'j Json) -> Option<T>,
    ) -> Vec<T> {
        if is_given(json, key) { self.list(json, key, read) } else { Vec::new() }
    }

    /// The names of a required list, with their meanings.
    pub(super) fn names<T>(
        &mut self,
        json: &'j Json,
        key: &'static str,
        what: &str,
        meaning: impl Fn(&str) -> Option<T>,
    ) -> Vec<T> {
        self.items(json, key, |reader, item| {
            let known = item.as_str().and_then(&meaning);
            if known.is_none() {
                reader.unexpected(what, Some(item));
            }
            known
        })
    }

    fn items<T>(
        &mut self,
        json: &'j Json,
        key: &'static str,
        mut read: impl FnMut(&mut Self, &'j Json) -> Option<T>,
    ) -> Vec<T> {
        self.within(key, |reader| {
            let Some(Json::Array(items)) = json.get(key) else {
                reader.unexpected("a list", json.get(key));
                return Vec::new();
            };
            let mut found = Vec::with_capacity(items.len());
            for (index, item) in items.iter().enumerate() {
                reader.path.push(Step::Index(index));
                found.extend(read(reader, item));
                reader.path.pop();
            }
            found
        })
    }

    /// The parts by name. A second part of the same name is a fault of the schema; the first one is kept.
    pub(super) fn unique<T>(
        &mut self,
        parts: Vec<T>,
        name: impl Fn(&T) -> &Arc<str>,
        coordinate: impl Fn(Arc<str>) -> Coordinate,
        what: &str,
    ) -> IndexMap<Arc<str>, T> {
        let mut map = IndexMap::default();
        for part in parts {
            match map.entry(name(&part).clone()) {
                Entry::Vacant(entry) => _ = entry.insert(part),
                Entry::Occupied(entry) => {
                    let coordinate = coordinate(entry.key().clone());
                    self.builder
                        .report(coordinate.clone(), format!("{what} \"{coordinate}\" can only be defined once."));
                }
            }
        }
        map
    }

    pub(super) fn within<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(Step::Field(key));
        let result = read(self);
        self.path.pop();
        result
    }

    pub(super) fn unexpected(&mut self, expected: &str, found: Option<&Json>) {
        let found = match found {
            None => "nothing".to_owned(),
            Some(Json::Null) => "null".to_owned(),
            Some(Json::Array(_)) => "a list".to_owned(),
            Some(Json::Object(_)) => "an object".to_owned(),
            Some(Json::String(text)) => format!("\"{}\"", quoted(text)),
            Some(other) => other.to_string(),
        };
        self.problems.push(Fault::new(format!("Expected {expected}{}, found {found}.", Shown(&self.path)), []));
    }

    pub(super) fn problem(&mut self, problem: &str) {
        let problem = problem.trim_end_matches('.');
        self.problems.push(Fault::new(format!("{problem}{}.", Shown(&self.path)), []));
    }
}

fn is_given(json: &Json, key: &str) -> bool {
    json.get(key).is_some_and(|part| !part.is_null())
}
