//! `validator(..)`: what an argument or an input field must satisfy; `validator = ".."`: what a whole input object must.

use proc_macro2::Ident;
use syn::{Expr, ExprLit, Lit, LitStr, UnOp};

use super::{Attributes, Entry, Value};
use crate::mistakes::Mistakes;

/// The validators of one argument or input field.
#[derive(Clone)]
pub(crate) struct Validators {
    /// The validators, in the order in which they run.
    pub(crate) checks: Vec<Check>,
    /// Whether they check each item of the list.
    pub(crate) list: bool,
}

/// One validator, with its word in the attribute.
#[derive(Clone)]
pub(crate) struct Check {
    pub(crate) place: Ident,
    pub(crate) kind: CheckKind,
}

/// The kinds of validators.
#[derive(Clone)]
pub(crate) enum CheckKind {
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

/// The validators that take a number.
const NUMBERS: &[&str] = &["multiple_of", "maximum", "minimum"];

/// The validators that take a length.
const LENGTHS: &[&str] = &["max_length", "min_length", "chars_max_length", "chars_min_length"];

/// The validators that take a number of items.
const ITEMS: &[&str] = &["max_items", "min_items"];

/// The validators that take nothing.
const WORDS: &[&str] = &["email", "url", "ip"];

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
        let mut list = Attributes::of_list(tokens, mistakes);
        let validators = Validators { list: list.flag("list", mistakes), checks: list.checks(mistakes) };
        list.finish(mistakes);
        if validators.checks.is_empty() && mistakes.count() == before {
            mistakes.at(&place, "`validator` checks nothing; write `validator(max_length = 10)`, or remove it");
        }
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

    fn checks(&mut self, mistakes: &mut Mistakes) -> Vec<Check> {
        let mut checks = Vec::new();
        self.checks_of(ITEMS, &mut checks, mistakes, |entry, mistakes| entry.count(mistakes).map(CheckKind::Items));
        self.checks_of(NUMBERS, &mut checks, mistakes, |entry, mistakes| entry.number(mistakes).map(some));
        self.checks_of(LENGTHS, &mut checks, mistakes, |entry, mistakes| entry.count(mistakes).map(some));
        self.checks_of(WORDS, &mut checks, mistakes, Entry::word);
        self.checks_of(&["uuid"], &mut checks, mistakes, Entry::version);
        self.checks_of(&["min_password_strength"], &mut checks, mistakes, Entry::strength);
        self.checks_of(&["regex"], &mut checks, mistakes, Entry::pattern);
        let hint = "`custom` takes an expression that gives a validator; write `custom = \"..\"`";
        let customs = self.all("custom");
        let customs = customs.iter().filter_map(|entry| Some((entry, CheckKind::Custom(entry.expr(hint, mistakes)?))));
        checks.extend(customs.map(|(entry, kind)| Check { place: entry.name.clone(), kind }));
        let hint = "`context` takes an expression that gives a validator with a context; write `context = \"..\"`";
        let contexts = self.all("context");
        let contexts =
            contexts.iter().filter_map(|entry| Some((entry, CheckKind::Context(entry.expr(hint, mistakes)?))));
        checks.extend(contexts.map(|(entry, kind)| Check { place: entry.name.clone(), kind }));
        checks
    }

    /// Reads the validators of these names, each at most once.
    fn checks_of(
        &mut self,
        names: &[&'static str],
        checks: &mut Vec<Check>,
        mistakes: &mut Mistakes,
        read: impl Fn(&Entry, &mut Mistakes) -> Option<CheckKind>,
    ) {
        for name in names {
            let Some(entry) = self.entry(name, mistakes) else { continue };
            let kind = read(&entry, mistakes);
            checks.extend(kind.map(|kind| Check { place: entry.name, kind }));
        }
    }
}

fn some(value: Expr) -> CheckKind {
    CheckKind::Value(Some(value))
}

impl Entry {
    /// A number, also in a string.
    fn number(&self, mistakes: &mut Mistakes) -> Option<Expr> {
        let number = self.literal().filter(is_number);
        if number.is_none() {
            mistakes.at(&self.name, format_args!("`{0}` takes a number; write `{0} = 10`", self.name));
        }
        number
    }

    /// A number of things, also in a string.
    fn count(&self, mistakes: &mut Mistakes) -> Option<Expr> {
        let count = self.literal().filter(|literal| integer(literal).is_some());
        if count.is_none() {
            mistakes.at(&self.name, format_args!("`{0}` takes a whole number; write `{0} = 10`", self.name));
        }
        count
    }

    fn word(&self, mistakes: &mut Mistakes) -> Option<CheckKind> {
        match self.value.as_bool() {
            Some(given) => given.then_some(CheckKind::Value(None)),
            None => {
                mistakes.at(&self.name, format_args!("`{0}` takes no value; write `{0}` alone", self.name));
                None
            }
        }
    }

    fn version(&self, mistakes: &mut Mistakes) -> Option<CheckKind> {
        match (&self.value, self.literal()) {
            (Value::Word, _) => Some(CheckKind::Version(None)),
            (_, Some(version)) if integer(&version).is_some() => Some(CheckKind::Version(Some(version))),
            _ => {
                mistakes.at(&self.name, "`uuid` takes a version, or nothing; write `uuid = 4` or `uuid`");
                None
            }
        }
    }

    fn strength(&self, mistakes: &mut Mistakes) -> Option<CheckKind> {
        let score = self.literal().filter(|score| integer(score).is_some_and(|score| score <= STRONGEST));
        if score.is_none() {
            let message = format_args!("`{0}` takes a score from 0 to {STRONGEST}; write `{0} = 3`", self.name);
            mistakes.at(&self.name, message);
        }
        score.map(some)
    }

    fn pattern(&self, mistakes: &mut Mistakes) -> Option<CheckKind> {
        let pattern = self.value.as_text().cloned();
        if pattern.is_none() {
            mistakes.at(&self.name, "`regex` takes a pattern; write `regex = \"^[a-z]+$\"`");
        }
        pattern.map(CheckKind::Pattern)
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
