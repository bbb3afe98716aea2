//! A schema without faults: interfaces, unions, lists, non-null, enums and input objects, as SDL.
//!
//! All types share their fields: a name has one type and one list of arguments everywhere, so that selections on different types
//! can mostly be merged.

use crate::dice::Dice;

const WRAPPERS: [(&str, &str); 9] = [
    ("", ""),
    ("", "!"),
    ("[", "]"),
    ("[", "!]"),
    ("[", "]!"),
    ("[", "!]!"),
    ("[[", "]]"),
    ("[[", "!]]!"),
    ("[[", "]!]"),
];
const SCALARS: [&str; 6] = ["Int", "String", "Float", "Boolean", "ID", "Any"];
const DESCRIPTIONS: [&str; 5] =
    ["", "\"plain\"\n", "\"\"\"\nblock \\\"\"\" é\n  more\n\"\"\"\n", "\"\\u{1F600} \\\"\\\\ \\n x \"\n", "\"\"\n"];
const APPLIED: [&str; 5] = [
    "",
    " @deprecated",
    " @deprecated(reason: \"old \\\" \\n\")",
    " @tag(name: \"a\", n: [1, null])",
    " @tag @tag(n: 0)",
];

/// The parts of the schema.
struct Plan<'p, 'd> {
    dice: &'p mut Dice<'d>,
    interfaces: Vec<Members>,
    objects: Vec<Members>,
    unions: usize,
    enums: usize,
    inputs: usize,
    /// The fields `f0`, `f1` and so on: their arguments and their types.
    fields: Vec<(String, String)>,
}

/// The fields and interfaces of an object or interface, as bits.
#[derive(Clone, Copy)]
struct Members {
    interfaces: u32,
    fields: u32,
}

pub(crate) fn generate(dice: &mut Dice<'_>) -> String {
    let mut plan = Plan { dice, interfaces: vec![], objects: vec![], unions: 0, enums: 0, inputs: 0, fields: vec![] };
    plan.decide();
    plan.write()
}

impl Plan<'_, '_> {
    fn decide(&mut self) {
        let [interfaces, objects, fields] = [self.dice.below(4), 2 + self.dice.below(4), 2 + self.dice.below(9)];
        (self.unions, self.enums, self.inputs) = (self.dice.below(3), self.dice.below(3), self.dice.below(3));
        for _ in 0..fields {
            let ty = self.output_type(interfaces, objects);
            let arguments = self.arguments();
            self.fields.push((arguments, ty));
        }
        for index in 0..interfaces {
            let members = self.members(index);
            self.interfaces.push(members);
        }
        for _ in 0..objects {
            let members = self.members(interfaces);
            self.objects.push(members);
        }
    }

    /// Fields, and some of the first `interfaces` interfaces with all fields that they demand.
    fn members(&mut self, interfaces: usize) -> Members {
        let chosen = self.dice.subset(interfaces);
        let mut members = Members { interfaces: chosen, fields: self.dice.subset(self.fields.len()) };
        for (index, interface) in self.interfaces.iter().enumerate().filter(|(index, _)| chosen >> index & 1 == 1) {
            members.interfaces |= interface.interfaces | 1 << index;
            members.fields |= interface.fields;
        }
        if members.fields == 0 {
            members.fields = 1;
        }
        members
    }

    fn output_type(&mut self, interfaces: usize, objects: usize) -> String {
        let name = match self.dice.below(10) {
            0..=2 => self.dice.pick(&SCALARS).to_owned(),
            3 if self.enums > 0 => format!("E{}", self.dice.below(self.enums)),
            4 | 5 if interfaces > 0 => format!("I{}", self.dice.below(interfaces)),
            6 | 7 if self.unions > 0 => format!("U{}", self.dice.below(self.unions)),
            _ => format!("O{}", self.dice.below(objects)),
        };
        self.wrapped(&name)
    }

    fn wrapped(&mut self, name: &str) -> String {
        let (open, close) = self.dice.pick(&WRAPPERS);
        format!("{open}{name}{close}")
    }

    fn arguments(&mut self) -> String {
        let count = self.dice.below(7).saturating_sub(3);
        let arguments: Vec<_> = (0..count).map(|index| self.input_value(&format!("a{index}"))).collect();
        if arguments.is_empty() { String::new() } else { format!("({})", arguments.join(" ")) }
    }

    /// An argument or a field of an input object. It is never required, so that nothing has to give it.
    fn input_value(&mut self, name: &str) -> String {
        let (ty, literal) = self.input_type();
        let (open, close) = self.dice.pick(&WRAPPERS);
        let is_required = close.ends_with('!');
        let default = match self.dice.below(4) {
            0 if !is_required => String::new(),
            1 if !is_required => " = null".to_owned(),
            2 => format!(" = {}", "[".repeat(open.len()) + &literal + &"]".repeat(open.len())),
            _ => format!(" = {literal}"), // coercion makes it the one item of an expected list
        };
        format!("{name}: {open}{ty}{close}{default}")
    }

    /// An input type and a value of it.
    fn input_type(&mut self) -> (String, String) {
        match self.dice.below(9) {
            0 => ("Int".to_owned(), "-7".to_owned()),
            1 => ("String".to_owned(), r#""d\"é""#.to_owned()),
            2 => ("Float".to_owned(), "1.5e3".to_owned()),
            3 => ("Boolean".to_owned(), "true".to_owned()),
            4 => ("ID".to_owned(), "12345678901234567890".to_owned()),
            5 => ("Any".to_owned(), "{b: [1, {c: \"x\"}], a: null}".to_owned()),
            6 if self.enums > 0 => (format!("E{}", self.dice.below(self.enums)), "B".to_owned()),
            7 | 8 if self.inputs > 0 => (format!("In{}", self.dice.below(self.inputs)), "{i: 1}".to_owned()),
            _ => ("Int".to_owned(), "0".to_owned()),
        }
    }

    fn write(mut self) -> String {
        let mut sdl = "directive @tag(name: String, n: [Int]) repeatable on FIELD_DEFINITION | ENUM_VALUE | OBJECT\n\
             scalar Any @specifiedBy(url: \"https://example.org/any\")\n"
            .to_owned();
        for index in 0..self.interfaces.len() {
            sdl += &self.definition("interface", &format!("I{index}"), self.interfaces[index], false);
        }
        for index in 0..self.objects.len() {
            sdl += &self.definition("type", &format!("O{index}"), self.objects[index], true);
        }
        let root = Members { interfaces: 0, fields: (1 << self.fields.len()) - 1 };
        sdl += &self.definition("type", "Query", root, false);
        sdl += &self.definition("type", "Mutation", root, false);
        for index in 0..self.unions {
            sdl += &self.union(index);
        }
        for index in 0..self.enums {
            sdl += &format!("enum E{index} {{ A B{} C }}\n", self.dice.pick(&APPLIED));
        }
        for index in 0..self.inputs {
            sdl += &self.input_object(index);
        }
        sdl
    }

    /// A field of an object may be non-null where its interfaces do not demand it.
    fn definition(&mut self, keyword: &str, name: &str, members: Members, stricter: bool) -> String {
        let mut text = format!("{}{keyword} {name}", self.dice.pick(&DESCRIPTIONS));
        let interfaces: Vec<_> = ones(members.interfaces).map(|index| format!("I{index}")).collect();
        if !interfaces.is_empty() {
            text += &format!(" implements {}", interfaces.join(" & "));
        }
        text += " {\n";
        for index in ones(members.fields) {
            let (description, applied) = (self.dice.pick(&DESCRIPTIONS), self.dice.pick(&APPLIED));
            let (arguments, ty) = &self.fields[index];
            let strict = if stricter && !ty.ends_with('!') && self.dice.chance(10) { "!" } else { "" };
            // An implementation must not change the deprecation of a required field.
            let applied = if applied.contains("deprecated") && keyword != "type" { "" } else { applied };
            let applied = if members.interfaces != 0 { "" } else { applied };
            text += &format!("{description}f{index}{arguments}: {ty}{strict}{applied}\n");
        }
        text + "}\n"
    }

    fn union(&mut self, index: usize) -> String {
        let members = ones(self.dice.subset(self.objects.len()).max(1)).map(|index| format!("O{index}"));
        format!("union U{index} = {}\n", members.collect::<Vec<_>>().join(" | "))
    }

    /// All input objects have a field `i`, so that `{i: 1}` is a value of each, and none needs a value of another.
    fn input_object(&mut self, index: usize) -> String {
        let own = self.wrapped("In0").trim_end_matches('!').to_owned();
        if self.dice.chance(30) {
            return format!("input In{index} @oneOf {{ i: Int s: [String!] e: Any o: {own} }}\n");
        }
        let plain = [("Int", "3"), ("[Float]", "1"), ("ID!", "7"), ("Any!", "{}"), ("[[Boolean]!]", "[true]")];
        let (ty, default) = self.dice.pick(&plain);
        format!("input In{index} {{ i: Int! s: String = \"s\" p: {ty} = {default} o: {own} }}\n")
    }
}

fn ones(bits: u32) -> impl Iterator<Item = usize> {
    (0..32).filter(move |bit| bits >> bit & 1 == 1)
}
