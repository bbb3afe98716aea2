//! A scan of Cargo.toml: the dependencies and their packages.

use std::collections::BTreeMap;

/// The result of the scan.
#[derive(Default)]
pub(super) struct Manifest {
    dependencies: BTreeMap<String, Dependency>,
    workspace_dependencies: BTreeMap<String, Dependency>,
    is_workspace: bool,
}

#[derive(Default)]
struct Dependency {
    /// `package = ".."`.
    package: Option<String>,
    /// `workspace = true`.
    inherited: bool,
}

impl Manifest {
    /// Scans the text of a manifest.
    pub(super) fn scan(text: &str) -> Self {
        let mut manifest = Manifest::default();
        let mut section = Vec::new();
        for line in logical_lines(text) {
            let line = line.trim();
            if let Some(header) = line.strip_prefix('[') {
                section = keys(header.trim_matches(['[', ']']));
                manifest.note(&section, "");
            } else if let Some((key, value)) = split_once(line, '=') {
                manifest.entry([section.clone(), keys(key)].concat(), value.trim());
            }
        }
        manifest
    }

    /// Whether this is the manifest of a workspace.
    pub(super) fn is_workspace(&self) -> bool {
        self.is_workspace
    }

    /// The name under which `package` is a dependency. `workspace` gives the manifest that dependencies are inherited from.
    pub(super) fn dependency(&self, package: &str, workspace: impl FnOnce() -> Option<Manifest>) -> Option<&str> {
        let names = |key: &str, dependency: &Dependency| dependency.package.as_deref().unwrap_or(key) == package;
        let direct = self.dependencies.iter().find(|(key, dependency)| !dependency.inherited && names(key, dependency));
        let inherited = || {
            let root = if self.is_workspace { None } else { workspace() };
            let all = &root.as_ref().unwrap_or(self).workspace_dependencies;
            let mut keys = self.dependencies.iter().filter(|(_, dependency)| dependency.inherited).map(|(key, _)| key);
            keys.find(|key| all.get(*key).is_some_and(|dependency| names(key, dependency)))
        };
        direct.map(|(key, _)| key).or_else(inherited).map(String::as_str)
    }

    /// Adds an entry; each key of an inline table is one entry.
    fn entry(&mut self, path: Vec<String>, value: &str) {
        self.note(&path, value);
        let Some(table) = value.strip_prefix('{').and_then(|value| value.strip_suffix('}')) else { return };
        for (key, value) in split(table, ',').into_iter().filter_map(|entry| split_once(entry, '=')) {
            self.note(&[path.clone(), keys(key)].concat(), value.trim());
        }
    }

    fn note(&mut self, path: &[String], value: &str) {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        self.is_workspace |= path.first() == Some(&"workspace");
        let (table, rest) = match &path[..] {
            ["workspace", "dependencies", rest @ ..] => (&mut self.workspace_dependencies, rest),
            ["target", _, kind, rest @ ..] | [kind, rest @ ..] if kind.ends_with("dependencies") => {
                (&mut self.dependencies, rest)
            }
            _ => return,
        };
        let [key, rest @ ..] = rest else { return };
        let dependency = table.entry((*key).to_owned()).or_default();
        match rest {
            ["package"] => dependency.package = Some(unquoted(value).to_owned()),
            ["workspace"] => dependency.inherited = value == "true",
            _ => {}
        }
    }
}

/// The lines without comments. A line with an open bracket goes on in the next line.
fn logical_lines(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let (mut quote, mut depth) = (None, 0_usize);
    let mut comment = false;
    for letter in text.chars() {
        comment &= letter != '\n';
        match (quote, letter) {
            _ if comment => continue,
            (Some(open), _) => quote = Some(open).filter(|open| *open != letter),
            (None, '#') => {
                comment = true;
                continue;
            }
            (None, '"' | '\'') => quote = Some(letter),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            (None, '\n') if depth == 0 => {
                lines.push(String::new());
                continue;
            }
            _ => {}
        }
        lines.last_mut().expect("one line at least").push(letter);
    }
    lines
}

/// Splits at `separator`, but not within strings and brackets.
fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut parts, mut start, mut quote, mut depth) = (Vec::new(), 0, None, 0_usize);
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (Some(open), _) => quote = Some(open).filter(|open| *open != letter),
            (None, '"' | '\'') => quote = Some(letter),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            _ if letter == separator && depth == 0 => {
                parts.push(&text[start..at]);
                start = at + separator.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

fn split_once(text: &str, separator: char) -> Option<(&str, &str)> {
    let first = split(text, separator)[0];
    text.get(first.len() + separator.len_utf8()..).map(|rest| (first, rest))
}

/// The parts of a dotted key.
fn keys(key: &str) -> Vec<String> {
    split(key, '.').into_iter().map(|part| unquoted(part.trim()).to_owned()).collect()
}

fn unquoted(text: &str) -> &str {
    text.trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::Manifest;

    const WORKSPACE: &str = "[workspace]\nmembers = [\"a\"]\n[workspace.dependencies]\ngql = { package = \"damson\" }";

    fn name(text: &str) -> Option<String> {
        let manifest = Manifest::scan(text);
        manifest.dependency("damson", || Some(Manifest::scan(WORKSPACE))).map(str::to_owned)
    }

    #[test]
    fn the_dependency_is_found_under_its_name() {
        for (text, expected) in [
            ("[dependencies]\ndamson = \"1\"", Some("damson")),
            ("[dependencies]\nasync-graphql = { version = \"1\", package = \"damson\" }", Some("async-graphql")),
            ("[dependencies]\na = { features = [\n  \"x\", # }\n], package = 'damson' }", Some("a")),
            ("[dependencies.a]\nversion = \"1\"\npackage = \"damson\"", Some("a")),
            ("[dependencies]\na.package = \"damson\"\na.version = \"1\"", Some("a")),
            ("[dev-dependencies]\ndamson.workspace = true\n[dependencies]\ngql.workspace = true", Some("gql")),
            ("[build-dependencies]\ngql = { workspace = true }", Some("gql")),
            ("[target.'cfg(unix)'.dependencies]\n\"a\" = { package = \"damson\" }", Some("a")),
            ("[dependencies]\ndamson = { package = \"other\" }", None),
            ("[dependencies]\n# damson = \"1\"\nserde = \"1\" # damson = \"1\"", None),
            ("[package]\nname = \"damson\"", None),
        ] {
            assert_eq!(name(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_workspace_that_is_a_package_inherits_from_itself() {
        let text = format!("{WORKSPACE}\n[dependencies]\ngql.workspace = true");
        assert_eq!(Manifest::scan(&text).dependency("damson", || None), Some("gql"));
    }
}
