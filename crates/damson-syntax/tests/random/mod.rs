//! Random documents of the whole language, the same for the same seed.

/// Writes one document.
pub(crate) struct Writer {
    state: u64,
    text: String,
}

const NAMES: [&str; 14] = [
    "a",
    "b",
    "Cd",
    "_e1",
    "on",
    "type",
    "query",
    "fragment",
    "repeatable",
    "implements",
    "true",
    "null",
    "input",
    "E",
];
const GAPS: [&str; 8] = [" ", "\n", ", ", "\r\n  ", "\t", "# c\n", " \u{feff}", "  \n\n"];
const NUMBERS: [&str; 8] = ["0", "-0", "7", "-12", "0.5", "1e3", "-1.25E-7", "1234567890123456789012"];
const STRINGS: [&str; 12] = [
    r#""""#,
    r#""a""#,
    r#""é😀\u00e9\uD83D\uDE00\u{1F600}""#,
    r#""\"\\\/\b\f\n\r\t\u0000""#,
    r#""""""""#,
    r#""""one""""#,
    "\"\"\"\n    two\n      lines\n  \"\"\"",
    r#""""esc\""" " ""aped\n""""#,
    "\"\"\"  x\n y\r\n\n  \\\n\"\"\"",
    "\"\"\"\n\n\n\t x\" \n \n\"\"\"",
    "\"\"\"x\n    y\n     z\"\"\"",
    "\"\"\"a long block string that does not fit on the line of its quotes, by some characters\"\"\"",
];

impl Writer {
    pub(crate) fn document(seed: u64) -> String {
        let mut writer = Writer { state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1, text: String::new() };
        if writer.below(3) == 0 {
            writer.selection_set(3);
        }
        for _ in 0..=writer.below(4) {
            writer.definition();
        }
        writer.text
    }

    fn below(&mut self, limit: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state >> 33) as usize % limit
    }

    fn maybe(&mut self, write: impl FnOnce(&mut Self)) {
        if self.below(3) == 0 {
            write(self);
        }
    }

    /// Tokens, with something ignored after each.
    fn tokens(&mut self, tokens: &str) {
        for token in tokens.split(' ') {
            let gap = GAPS[self.below(GAPS.len())];
            self.text.push_str(token);
            self.text.push_str(gap);
        }
    }

    fn one_of(&mut self, tokens: &[&str]) {
        let index = self.below(tokens.len());
        self.text.push_str(tokens[index]);
        self.text.push(' ');
    }

    fn name(&mut self) {
        self.one_of(&NAMES);
    }

    fn many(&mut self, open: &str, write: impl Fn(&mut Self), close: &str) {
        self.tokens(open);
        for _ in 0..=self.below(4) {
            write(self);
        }
        self.tokens(close);
    }

    fn definition(&mut self) {
        self.maybe(|writer| writer.one_of(&STRINGS));
        match self.below(10) {
            0..=2 => self.operation(),
            3 => self.fragment(),
            _ => self.type_system(),
        }
    }

    fn operation(&mut self) {
        self.one_of(&["query", "mutation", "subscription"]);
        self.maybe(Self::name);
        self.maybe(|writer| writer.many("(", Self::variable_definition, ")"));
        self.directives(true);
        self.selection_set(4);
    }

    fn variable_definition(&mut self) {
        self.maybe(|writer| writer.one_of(&STRINGS));
        self.tokens("$");
        self.typed_name();
    }

    /// `name: Type = value @directives`
    fn typed_name(&mut self) {
        self.name();
        self.tokens(":");
        self.type_ref(3);
        self.maybe(|writer| {
            writer.tokens("=");
            writer.value(3, false);
        });
        self.directives(false);
    }

    fn type_ref(&mut self, depth: usize) {
        if depth > 0 && self.below(3) == 0 {
            self.tokens("[");
            self.type_ref(depth - 1);
            self.tokens("]");
        } else {
            self.name();
        }
        self.maybe(|writer| writer.tokens("!"));
    }

    fn fragment(&mut self) {
        self.tokens("fragment F on");
        self.name();
        self.directives(true);
        self.selection_set(4);
    }

    fn selection_set(&mut self, depth: usize) {
        self.tokens("{");
        for _ in 0..self.below(5) {
            self.selection(depth);
        }
        self.tokens("}");
    }

    fn selection(&mut self, depth: usize) {
        match self.below(6) {
            0 => {
                self.tokens("... F");
                self.directives(true);
            }
            1 if depth > 0 => {
                self.tokens("...");
                self.maybe(|writer| writer.tokens("on T"));
                self.directives(true);
                self.selection_set(depth - 1);
            }
            _ => self.field(depth),
        }
    }

    fn field(&mut self, depth: usize) {
        self.maybe(|writer| {
            writer.name();
            writer.tokens(":");
        });
        self.name();
        self.maybe(|writer| writer.many("(", |writer| writer.argument(true), ")"));
        self.directives(true);
        if depth > 0 && self.below(3) == 0 {
            self.selection_set(depth - 1);
        }
    }

    fn argument(&mut self, variables: bool) {
        self.name();
        self.tokens(":");
        self.value(3, variables);
    }

    fn directives(&mut self, variables: bool) {
        while self.below(4) == 0 {
            self.tokens("@ d");
            self.maybe(|writer| writer.many("(", |writer| writer.argument(variables), ")"));
        }
    }

    fn value(&mut self, depth: usize, variables: bool) {
        match self.below(8) {
            0 if variables => self.tokens("$ v"),
            1 | 2 => self.one_of(&STRINGS),
            3 | 4 => self.one_of(&NUMBERS),
            5 if depth > 0 => {
                self.tokens("[");
                for _ in 0..self.below(6) {
                    self.value(depth - 1, variables);
                }
                self.tokens("]");
            }
            6 if depth > 0 => {
                self.tokens("{");
                for _ in 0..self.below(4) {
                    self.name();
                    self.tokens(":");
                    self.value(depth - 1, variables);
                }
                self.tokens("}");
            }
            _ => self.name(),
        }
    }

    fn type_system(&mut self) {
        match self.below(7) {
            0 => self.tokens("scalar S"),
            1 => {
                self.one_of(&["type T", "interface I"]);
                self.maybe(|writer| writer.tokens("implements & A & B"));
                self.directives(false);
                self.maybe(|writer| writer.many("{", Self::field_definition, "}"));
            }
            2 => self.tokens("union U = | A | B"),
            3 => {
                self.tokens("enum E");
                self.directives(false);
                self.many("{", Self::enum_value, "}");
            }
            4 => {
                self.tokens("input I");
                self.many("{", Self::input_value_definition, "}");
            }
            5 => {
                self.tokens("schema");
                self.directives(false);
                self.tokens("{ query : Q mutation : M }");
            }
            _ => {
                self.tokens("directive @ d");
                self.maybe(|writer| writer.many("(", Self::input_value_definition, ")"));
                self.maybe(|writer| writer.tokens("@ e repeatable"));
                self.tokens("on | FIELD | DIRECTIVE_DEFINITION");
            }
        }
    }

    fn field_definition(&mut self) {
        self.maybe(|writer| writer.one_of(&STRINGS));
        self.name();
        self.maybe(|writer| writer.many("(", Self::input_value_definition, ")"));
        self.tokens(":");
        self.type_ref(2);
        self.directives(false);
    }

    fn input_value_definition(&mut self) {
        self.maybe(|writer| writer.one_of(&STRINGS));
        self.typed_name();
    }

    fn enum_value(&mut self) {
        self.maybe(|writer| writer.one_of(&STRINGS));
        self.one_of(&["A", "on", "type"]);
        self.directives(false);
    }
}
