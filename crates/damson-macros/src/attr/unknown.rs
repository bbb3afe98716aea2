//! The attributes that are left when a front end has taken those that it knows: attributes of later versions, and mistakes.

use super::Attributes;
use crate::mistakes::Mistakes;

/// Attributes of the dialect that are not built yet. Passing over them would be dangerous: a guard that guards nothing.
const NOT_YET: &[&str] = &[
    "bounds",
    "composable",
    "ctx",
    "derived",
    "entity",
    "extends",
    "external",
    "fake",
    "inaccessible",
    "interface_object",
    "key",
    "override_from",
    "process_with",
    "provides",
    "requires",
    "requires_scopes",
    "secret",
    "serial",
    "shareable",
    "tag",
    "unresolvable",
    "validator",
];

impl Attributes {
    /// Reports every attribute that nobody asked for.
    ///
    /// Where two macros read the same attributes, both say the same, and the compiler shows it once.
    pub(crate) fn finish(mut self, mistakes: &mut Mistakes) {
        self.known.sort_unstable();
        self.known.dedup();
        for entry in &self.entries {
            let name = entry.name.to_string();
            if NOT_YET.contains(&name.as_str()) {
                mistakes.at(&entry.name, format_args!("`{name}` is not supported yet; remove it"));
            } else {
                mistakes.at(&entry.name, unknown(&name, &self.known));
            }
        }
    }
}

fn unknown(name: &str, known: &[&str]) -> String {
    let list = known.iter().map(|known| format!("`{known}`")).collect::<Vec<_>>().join(", ");
    if known.is_empty() {
        return format!("unknown attribute `{name}`; no attributes are known here");
    }
    match nearest(name, known) {
        Some(nearest) => format!("unknown attribute `{name}`; did you mean `{nearest}`? Known here are {list}"),
        None => format!("unknown attribute `{name}`; known here are {list}"),
    }
}

/// The known name with the fewest edits, if there are few enough.
fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let limit = name.len() / 3 + 1;
    let distances = known.iter().map(|known| (strsim::levenshtein(name, known), *known));
    distances.filter(|(distance, _)| *distance <= limit).min().map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_known_name_is_suggested() {
        let known = ["name", "skip", "deprecation", "rename_fields"];
        assert_eq!(nearest("nmae", &known), Some("name"));
        assert_eq!(nearest("deprecated", &known), Some("deprecation"));
        assert_eq!(nearest("rename_field", &known), Some("rename_fields"));
        assert_eq!(nearest("colour", &known), None);
    }

    #[test]
    fn what_is_not_built_yet_is_said_to_be() {
        let mut mistakes = Mistakes::default();
        Attributes::of_list(quote::quote!(secret = "x"), &mut mistakes).finish(&mut mistakes);
        assert_eq!(mistakes.messages(), ["`secret` is not supported yet; remove it"]);
    }
}
