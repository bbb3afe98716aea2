//! The source of a generated program.
//!
//! A template has sections, each behind a line `//@ name`. The sections `enum`, `input`, `object` and `root` are repeated; in
//! each copy the words between two underscores are replaced by numbers, so that types refer to others.

const ENUMS: usize = 10;
const INPUTS: usize = 20;

/// The program with this many object types. `touch` is a constant in one resolver.
pub(super) fn program(template: &str, types: usize, touch: usize) -> String {
    let mut text = String::from("#![allow(dead_code)]\n#![recursion_limit = \"2048\"]\n");
    text.push_str(section(template, "once"));
    text.push_str(&copies(section(template, "enum"), ENUMS, types, touch));
    text.push_str(&copies(section(template, "input"), INPUTS, types, touch));
    text.push_str(&copies(section(template, "object"), types, types, touch));
    let root = copies(section(template, "root"), types, types, touch);
    text.push_str(&section(template, "last").replace("__ROOT__", &root));
    text
}

/// The lines of a template between `//@ name` and the next section.
fn section<'a>(template: &'a str, name: &str) -> &'a str {
    let mut sections = template.split("//@ ").filter_map(|section| section.split_once('\n'));
    sections.find(|(title, _)| *title == name).map_or("", |(_, lines)| lines)
}

fn copies(section: &str, count: usize, types: usize, touch: usize) -> String {
    let copy = |index: usize| {
        let numbers = [
            ("__I__", index),
            ("__NEXT__", (index + 1) % types),
            ("__OTHER__", (index + 7) % types),
            ("__KIND__", index % ENUMS),
            ("__FILTER__", index % INPUTS),
            ("__FILTER_KIND__", index % INPUTS % ENUMS),
            ("__TOUCH__", if index == 0 { touch } else { 0 }),
        ];
        numbers.iter().fold(section.to_owned(), |text, (word, number)| text.replace(word, &number.to_string()))
    };
    (0..count).map(copy).collect()
}

#[cfg(test)]
mod tests {
    use super::super::engine::ENGINES;
    use super::program;

    #[test]
    fn programs_have_all_types_and_no_word_is_left() {
        for engine in &ENGINES {
            let program = program(engine.template, 30, 1);
            assert_eq!(program.matches("pub struct Item").count(), 30, "{}", engine.name);
            assert_eq!(program.matches("pub struct Filter").count(), 20, "{}", engine.name);
            assert_eq!(program.matches("pub enum Kind").count(), 10, "{}", engine.name);
            assert_eq!(program.matches("id + 1").count(), 1, "{}", engine.name);
            assert!(!program.contains("__"), "{}", engine.name);
        }
    }
}
