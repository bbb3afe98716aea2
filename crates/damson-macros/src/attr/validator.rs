//! `validator(..)`: what an argument or an input field must satisfy; `validator = ".."`: what a whole input object must.

use proc_macro2::Ident;
use syn::{Expr, ExprLit, Lit, LitStr, UnOp};

use super::{Attributes, Entry, Value};
use crate::mistakes::Mistakes;

/// The validators of one argument or input field.
#[derive(Clone)]
pub(crate) struct Validators {
    /// The validators, in the order in which they run.
    pub(crate) all: Vec<Validator>,
    /// Whether they check each item of the list.
    pub(crate) list: bool,
}

/// One validator, with its word in the attribute.
#[derive(Clone)]
pub(crate) struct Validator {
    pub(crate) word: Ident,
    pub(crate) kind: ValidatorKind,
}

/// The kinds of validators.
#[derive(Clone)]
pub(crate) enum ValidatorKind {
    /// A function of Damson with this argument, if it has one.
    Value(Option<Expr>),
    /// The same for a list as a whole.
    Items(Expr),
    /// A function of Damson whose argument may be left out.
    Version(Option<Expr>),
    /// A regular expression.
    Pattern(LitStr),
    /// An expression that gives a validator.
    Custom(Expr),
    /// An expression that gives a validator with a context.
    Context(Expr),
}

/// Reads the value of a validator.
type Read = fn(&Entry, &mut Mistakes) -> Option<ValidatorKind>;

/// The validators that stand at most once in a list, in the order in which they run.
const ONCE: &[(&[&str], Read)] = &[
    (&["max_items", "min_items"], Entry::items),
    (&["multiple_of", "maximum", "minimum"], Entry::number),
    (&["max_length", "min_length", "chars_max_length", "chars_min_length"], Entry::length),
    (&["email", "url", "ip"], Entry::format),
    (&["uuid"], Entry::version),
    (&["min_password_strength"], Entry::strength),
    (&["regex"], Entry::pattern),
];

/// The validators that may stand several times. They run after the others.
const SEVERAL: &[(&str, Read)] = &[("custom", Entry::custom), ("context", Entry::context)];

/// The highest score of a password.
const STRONGEST: u64 = 4;

impl Attributes {
    /// Reads `validator(..)`.
    pub(crate) fn validators(&mut self, mistakes: &mut Mistakes) -> Option<Validators> {
        let entry = self.entry("validator", mistakes)?;
        let place = entry.name.clone();
        let Value::List(tokens) = entry.value else {
            mistakes.at(&place, "`validator` takes a list here; write `validator(max_length = 10)`");
            return None;
        };
        let before = mistakes.count();
        let mut attrs = Attributes::of_list(tokens, mistakes);
        let list = attrs.flag("list", mistakes);
        let validators = Validators { list, all: attrs.validators_in_list(mistakes) };
        attrs.finish(mistakes);
        validators.refuse_idle(before, &place, mistakes);
        Some(validators)
    }

    /// Reads `validator = ".."` of an input object.
    pub(crate) fn object_validator(&mut self, mistakes: &mut Mistakes) -> Option<Expr> {
        let hint = "`validator` takes an expression that gives a validator of the whole object; write \
                    `validator = \"..\"`";
        self.entry("validator", mistakes)?.expr(hint, mistakes)
    }

    /// Reads `process_with`: a function that changes a value after it is read.
    pub(crate) fn process_with(&mut self, mistakes: &mut Mistakes) -> Option<Expr> {
        let hint = "`process_with` takes a function; write `process_with = \"function\"`";
        self.entry("process_with", mistakes)?.expr(hint, mistakes)
    }

    fn validators_in_list(&mut self, mistakes: &mut Mistakes) -> Vec<Validator> {
        let mut validators = Vec::new();
        for (name, read) in ONCE.iter().flat_map(|(names, read)| names.iter().map(move |name| (name, read))) {
            validators.extend(self.entry(name, mistakes).and_then(|entry| entry.validator(*read, mistakes)));
        }
        for (name, read) in SEVERAL {
            validators.extend(self.all(name).into_iter().filter_map(|entry| entry.validator(*read, mistakes)));
        }
        validators
    }
}

impl Validators {
    /// Refuses a list that checks nothing, and `list` where no item is checked.
    fn refuse_idle(&self, before: usize, place: &Ident, mistakes: &mut Mistakes) {
        if self.all.is_empty() {
            let message = "`validator` checks nothing; write `validator(max_length = 10)`, or remove it";
            mistakes.unless_since(before, place, message);
        } else if self.list && self.all.iter().all(|validator| matches!(validator.kind, ValidatorKind::Items(_))) {
            let message = "`list` checks each item, but these validators check the whole list; remove `list`";
            mistakes.unless_since(before, place, message);
        }
    }
}

impl Entry {
    fn validator(self, read: Read, mistakes: &mut Mistakes) -> Option<Validator> {
        let kind = read(&self, mistakes)?;
        Some(Validator { word: self.name, kind })
    }

    fn items(&self, mistakes: &mut Mistakes) -> Option<ValidatorKind> {
        self.whole_number(mistakes).map(ValidatorKind::Items)
    }

    fn length(&self, mistakes: &mut Mistakes) -> Option<ValidatorKind> {
        self.whole_number(mistakes).map(with_argument)
    }

    fn number(&self, mistakes: &mut Mistakes) -> Option<ValidatorKind> {
        let number = self.literal().filter(is_number);
        if number.is_none() {
            mistakes.at(&self.name, format_args!("`{0}` takes a number; write `{0} = 10`", self.name));
        }
        number.map(with_argument)
    }

    fn whole_number(&self, mistakes: &mut Mistakes) -> Option<Expr> {
        let number = self.literal().filter(|literal| integer(literal).is_some());
        if number.is_none() {
            mistakes.at(&self.name, format_args!("`{0}` takes a whole number; write `{0} = 10`", self.name));
        }
        number
    }

    fn format(&self, mistakes: &mut Mistakes) -> Option<ValidatorKind> {
        match self.value.as_bool() {
            Some(given) => given.then_some(ValidatorKind::Value(None)),
            None => {
                mistakes.at(&self.name, format_args!("`{0}` takes no value; write `{0}` alone", self.name));
                None
            }
        }
    }

    fn custom(&self, mistakes: &mut Mistakes) -> Option<ValidatorKind> {
        let hint = "`custom` takes an expression that gives a validator; write `custom = \"..\"`";
        self.expr(hint, mistakes).map(ValidatorKind::Custom)
    }

    fn context(&self, mistakes: &mut Mistakes) -> Option<ValidatorKind> {
        let hint = "`context` takes an expression that gives a validator with a context; write `context = \"..\"`";
        self.expr(hint, mistakes).map(ValidatorKind::Context)
    }

    fn version(&self, mistakes: &mut Mistakes) -> Option<ValidatorKind> {
        match (&self.value, self.literal()) {
            (Value::Word, _) => Some(ValidatorKind::Version(None)),
            (_, Some(version)) if integer(&version).is_some() => Some(ValidatorKind::Version(Some(version))),
            _ => {
                mistakes.at(&self.name, "`uuid` takes a version, or nothing; write `uuid = 4` or `uuid`");
                None
            }
        }
    }

    fn strength(&self, mistakes: &mut Mistakes) -> Option<ValidatorKind> {
        let score = self.literal().filter(|score| integer(score).is_some_and(|score| score <= STRONGEST));
        if score.is_none() {
            let message = format_args!("`{0}` takes a score from 0 to {STRONGEST}; write `{0} = 3`", self.name);
            mistakes.at(&self.name, message);
        }
        score.map(with_argument)
    }

    fn pattern(&self, mistakes: &mut Mistakes) -> Option<ValidatorKind> {
        let pattern = self.value.as_text().cloned();
        if pattern.is_none() {
            mistakes.at(&self.name, "`regex` takes a pattern; write `regex = \"^[a-z]+$\"`");
        }
        pattern.map(ValidatorKind::Pattern)
    }

    /// The value, or the expression in the string.
    fn literal(&self) -> Option<Expr> {
        match (self.value.as_text(), &self.value) {
            (Some(text), _) => text.parse().ok(),
            (None, Value::Expr(expr)) => Some(expr.clone()),
            _ => None,
        }
    }
}

fn with_argument(argument: Expr) -> ValidatorKind {
    ValidatorKind::Value(Some(argument))
}

fn is_number(expr: &Expr) -> bool {
    match expr {
        Expr::Unary(unary) => matches!(unary.op, UnOp::Neg(_)) && is_number(&unary.expr),
        Expr::Lit(ExprLit { lit, .. }) => matches!(lit, Lit::Int(_) | Lit::Float(_)),
        _ => false,
    }
}

fn integer(expr: &Expr) -> Option<u64> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => number.base10_parse().ok(),
        _ => None,
    }
}
