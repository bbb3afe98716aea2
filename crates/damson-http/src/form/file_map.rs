//! The part `map`: the places of each file in the variables.

use std::collections::HashMap;
use std::fmt;

use damson::UploadValue;
use http::StatusCode;
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use crate::MultipartOptions;
use crate::limits::Limits;
use crate::parameters::json::{Decoded, FilePlace};
use crate::parameters::named_object;
use crate::refusal::{Fault, quoted};

/// The files that are expected, and those that have come.
pub(super) struct FileMap {
    files: Vec<ExpectedFile>,
    indices: HashMap<String, usize>,
}

struct ExpectedFile {
    name: String,
    places: Vec<FilePlace>,
    value: Option<UploadValue>,
}

impl FileMap {
    /// Reads the part, and puts a reference to each file into its places in the operations.
    pub(super) fn read(
        text: &[u8],
        operations: &mut Decoded,
        options: &MultipartOptions,
        limits: &Limits,
    ) -> Result<Self, Fault> {
        let Entries(entries) = named_object("Part `map`", text, limits)?;
        let paths = entries.iter().map(|(_, paths)| paths.len()).sum::<usize>();
        check_count("files", entries.len(), options.max_num_files)?;
        check_count("places of files", paths, options.max_map_entries)?;
        let mut map = FileMap { files: Vec::new(), indices: HashMap::new() };
        for (name, paths) in entries {
            if paths.is_empty() {
                return Err(Fault::ill_formed(format!(
                    "Part `map` has no place for the file `{}`. Name one.",
                    quoted(&name)
                )));
            }
            let places = paths.iter().map(|path| operations.expect_file(path)).collect::<Result<_, _>>()?;
            if map.indices.insert(name.clone(), map.files.len()).is_some() {
                return Err(Fault::ill_formed(format!(
                    "Part `map` names the file `{}` twice. Name it once.",
                    quoted(&name)
                )));
            }
            map.files.push(ExpectedFile { name, places, value: None });
        }
        Ok(map)
    }

    /// The index of the file with this name, which has not come yet.
    pub(super) fn expect(&self, name: &str) -> Result<usize, Fault> {
        let Some(&index) = self.indices.get(name) else {
            let name = quoted(name);
            return Err(Fault::ill_formed(format!(
                "Part `{name}` is not in `map`. Name its place there, or do not send it."
            )));
        };
        match self.files[index].value {
            None => Ok(index),
            Some(_) => Err(Fault::ill_formed(format!("The form has two parts `{}`. Send one.", quoted(name)))),
        }
    }

    pub(super) fn arrived(&mut self, index: usize, value: UploadValue) {
        self.files[index].value = Some(value);
    }

    /// The operations with their files.
    pub(super) fn finish(self, mut operations: Decoded) -> Result<Decoded, Fault> {
        for ExpectedFile { name, places, value } in self.files {
            let Some(value) = value else {
                let name = quoted(&name);
                return Err(Fault::ill_formed(format!(
                    "The form has no part `{name}`, which `map` names. Send the file."
                )));
            };
            places.into_iter().for_each(|place| operations.set_file(place, value.clone()));
        }
        Ok(operations)
    }
}

fn check_count(subject: &str, count: usize, limit: usize) -> Result<(), Fault> {
    if count <= limit {
        return Ok(());
    }
    let message = format!("Part `map` has more than {limit} {subject}. Send fewer at a time.");
    Err(Fault::refused(StatusCode::BAD_REQUEST, "LIMIT_UPLOAD", message))
}

/// The names with their paths, in the order of the text, which may name one twice.
#[derive(Default)]
struct Entries(Vec<(String, Vec<String>)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of lists of paths")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
        let mut entries = Vec::new();
        while let Some(name) = map.next_key()? {
            let paths = map.next_value::<Vec<String>>().map_err(|error| match error.to_string() {
                text if text.starts_with("invalid type") => {
                    A::Error::custom("the places of a file must be a list of paths")
                }
                _ => error,
            })?;
            entries.push((name, paths));
        }
        Ok(Entries(entries))
    }
}
