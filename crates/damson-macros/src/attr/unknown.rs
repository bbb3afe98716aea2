//! Attributes that no front end has taken: those of later versions, and mistakes.

use super::Attributes;
use crate::mistakes::Mistakes;

/// Attributes of async-graphql that do not exist here yet. To ignore one would be dangerous.
const NOT_YET: &[&str] = &[
    "composable",
    "entity",
    "extends",
    "external",
    "inaccessible",
    "interface_object",
    "key",
    "override_from",
    "provides",
    "requires",
    "requires_scopes",
    "shareable",
    "tag",
    "unresolvable",
];

/// Attributes of Juniper, with their names here.
const OF_JUNIPER: &[(&str, &str)] = &[
    ("deprecated", "deprecation"),
    ("ignore", "skip"),
    ("interfaces", "impl"),
    ("rename", "rename_fields"),
    ("rename_all", "rename_fields"),
    ("rename_all", "rename_items"),
];

/// Attributes of Juniper that have no name here, with the next step.
const NOT_NEEDED: &[(&str, &str)] = &[
    ("context", "remove it, and take the context where it is used: `#[graphql(ctx)] database: &Database`"),
    ("on", "remove it, and give the union an enum whose variants hold its members, or write `#[TraitUnion]`"),
    ("parse_token", "remove it, since a literal is a `Value` like the value of a variable"),
    ("parse_token_with", "remove it, since a literal is a `Value` like the value of a variable"),
    ("scalar", "remove it, since there is one type of values, `Value`"),
];

impl Attributes {
    /// Reports every attribute that is left.
    ///
    /// Two macros that read the same attributes report the same message, which the compiler shows once.
    pub(crate) fn finish(mut self, mistakes: &mut Mistakes) {
        if self.is_empty() {
            return;
        }
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
        return format!("unknown attribute `{name}`; no attributes are allowed here, so remove it");
    }
    let renamed = OF_JUNIPER.iter().find(|(juniper, here)| *juniper == name && known.contains(here));
    if let Some((_, step)) = NOT_NEEDED.iter().find(|(juniper, _)| *juniper == name) {
        return format!("`{name}` is not needed here; {step}");
    }
    match renamed.map(|(_, here)| *here).or_else(|| nearest(name, known)) {
        Some(nearest) => format!("unknown attribute `{name}`; did you mean `{nearest}`? Known here are {list}"),
        None => format!("unknown attribute `{name}`; known here are {list}"),
    }
}

/// The known name with the fewest edits, if the name is similar enough.
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
    fn attributes_of_later_versions_are_reported_as_such() {
        let mut mistakes = Mistakes::default();
        Attributes::of_list(quote::quote!(tag = "x"), &mut mistakes).finish(&mut mistakes);
        assert_eq!(mistakes.messages(), ["`tag` is not supported yet; remove it"]);
    }
}
