//! The parts of a row: requests with the verdict that each must get. The module `measure` adds time and memory.

use std::time::Duration;

use bytes::Bytes;
use damson::Limits;
use serde_json::Value;

use crate::server::{Input, Server, Setting};

/// The most bytes of a refusal.
const LONGEST_REFUSAL: usize = 16 * 1024;

/// The most errors of a refusal: twenty, and one that says that there are more.
const MOST_ERRORS: usize = 21;

/// One row: an attack, and the answers that it must get.
pub struct Row {
    /// The id, such as `A01`.
    pub id: &'static str,
    /// The attack in a few words.
    pub tried: &'static str,
    /// The most time of a case with default settings.
    pub cpu: Duration,
    /// The requests.
    pub cases: fn() -> Vec<Case>,
    /// Requests of growing size.
    pub growth: fn() -> Vec<Growth>,
    /// Checks that are not single requests.
    pub checks: &'static [Check],
    /// The reason why the row runs elsewhere; then it is not counted.
    pub elsewhere: Option<&'static str>,
}

/// A check. The argument says whether times are measured. The result has figures for the reader, or the fault.
pub type Check = fn(is_measured: bool) -> Result<String, String>;

impl Row {
    /// The cases and checks whose verdict is wrong. Nothing is measured.
    pub fn faults(&self) -> Vec<String> {
        let growing = (self.growth)().into_iter().flat_map(|family| family.requests());
        let cases = (self.cases)().into_iter().chain(growing);
        let cases = cases.filter_map(|case| case.check(&Server::new(&case.setting)).err());
        cases.chain(self.checks.iter().filter_map(|check| check(false).err())).collect()
    }

    /// A row without requests.
    pub const fn new(id: &'static str, tried: &'static str) -> Self {
        let cpu = Duration::from_millis(20);
        Row { id, tried, cpu, cases: Vec::new, growth: Vec::new, checks: &[], elsewhere: None }
    }

    /// Sets the requests.
    #[must_use]
    pub const fn cases(mut self, cases: fn() -> Vec<Case>) -> Self {
        self.cases = cases;
        self
    }

    /// Sets the requests of growing size.
    #[must_use]
    pub const fn growth(mut self, growth: fn() -> Vec<Growth>) -> Self {
        self.growth = growth;
        self
    }

    /// Sets the further checks.
    #[must_use]
    pub const fn checks(mut self, checks: &'static [Check]) -> Self {
        self.checks = checks;
        self
    }

    /// Sets the most milliseconds for a decision.
    #[must_use]
    pub const fn within(mut self, milliseconds: u64) -> Self {
        self.cpu = Duration::from_millis(milliseconds);
        self
    }

    /// Says where the row runs instead.
    #[must_use]
    pub const fn elsewhere(mut self, why: &'static str) -> Self {
        self.elsewhere = Some(why);
        self
    }
}

/// A family of requests. Their time must not grow faster than their size.
pub struct Growth {
    /// The part that grows.
    pub name: &'static str,
    /// The smallest of four sizes; each is twice the one before. The largest should fit into the processor's caches: every
    /// straight line bends where it leaves them.
    pub smallest: usize,
    /// The request of a size.
    pub case: fn(usize) -> Case,
}

impl Growth {
    /// A family from the smallest size to eight times as much.
    pub fn new(name: &'static str, smallest: usize, case: fn(usize) -> Case) -> Self {
        Growth { name, smallest, case }
    }

    /// The four requests, smallest first.
    pub fn requests(&self) -> [Case; 4] {
        [1, 2, 4, 8].map(|factor| (self.case)(self.smallest * factor))
    }
}

/// One request and its verdict.
#[derive(Clone, Debug)]
pub struct Case {
    /// The first characters of the request.
    pub name: String,
    /// The receiver of the request.
    pub setting: Setting,
    /// The request itself.
    pub input: Input,
    verdict: Verdict,
    says: Vec<String>,
    longest_refusal: usize,
    most_errors: usize,
}

#[derive(Clone, PartialEq, Debug)]
enum Verdict {
    /// It is executed without errors.
    Accepted,
    /// It is executed and answers exactly this data.
    Answered(Value),
    /// It is executed with this many errors.
    Failed(usize),
    /// It is not executed; the first error has one of these codes.
    Refused(Vec<&'static str>),
    /// It is executed without errors, or refused with one of these codes.
    Decided(Vec<&'static str>),
    /// Any answer.
    Any,
}

impl Case {
    /// A document. It must be accepted, unless a later call says otherwise.
    pub fn document(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::new(excerpt(text.as_bytes()), Input::Document { text, operation: None })
    }

    /// The body of a POST request. It must be accepted, unless a later call says otherwise.
    pub fn body(body: impl Into<Bytes>) -> Self {
        let body = body.into();
        Self::new(excerpt(&body), Input::Body(body))
    }

    /// A document with variables in the form of HTTP; `variables` is JSON text.
    pub fn variables(document: &str, variables: &str) -> Self {
        let document = Value::from(document);
        Self {
            name: excerpt(variables.as_bytes()),
            ..Self::body(format!(r#"{{"query":{document},"variables":{variables}}}"#))
        }
    }

    fn new(name: String, input: Input) -> Self {
        Case {
            name,
            setting: Setting::Defaults,
            input,
            verdict: Verdict::Accepted,
            says: Vec::new(),
            longest_refusal: LONGEST_REFUSAL,
            most_errors: MOST_ERRORS,
        }
    }

    /// Asks for the operation with this name.
    #[must_use]
    pub fn operation(mut self, name: &'static str) -> Self {
        if let Input::Document { operation, .. } = &mut self.input {
            *operation = Some(name);
        }
        self
    }

    /// Sets the limits.
    #[must_use]
    pub fn limits(self, limits: Limits) -> Self {
        self.setting(Setting::Limits(limits))
    }

    /// Lifts the limits.
    #[must_use]
    pub fn unlimited(self) -> Self {
        self.limits(Limits::none())
    }

    /// Sets the receiver.
    #[must_use]
    pub fn setting(self, setting: Setting) -> Self {
        Case { setting, ..self }
    }

    /// Expects this data.
    #[must_use]
    pub fn answered(self, data: Value) -> Self {
        Case { verdict: Verdict::Answered(data), ..self }
    }

    /// Expects an execution with this many errors.
    #[must_use]
    pub fn failed(self, errors: usize) -> Self {
        Case { verdict: Verdict::Failed(errors), ..self }
    }

    /// Expects a refusal with this code.
    #[must_use]
    pub fn refused(self, code: &'static str) -> Self {
        Case { verdict: Verdict::Refused(vec![code]), ..self }
    }

    /// Expects a refusal with one of these codes.
    #[must_use]
    pub fn refused_as(self, codes: &[&'static str]) -> Self {
        Case { verdict: Verdict::Refused(codes.to_vec()), ..self }
    }

    /// Expects acceptance, or a refusal with one of these codes.
    #[must_use]
    pub fn decided(self, codes: &[&'static str]) -> Self {
        Case { verdict: Verdict::Decided(codes.to_vec()), ..self }
    }

    /// Expects this text in the answer.
    #[must_use]
    pub fn saying(mut self, text: impl Into<String>) -> Self {
        self.says.push(text.into());
        self
    }

    /// Sets the most bytes of a refusal.
    #[must_use]
    pub fn within_bytes(self, longest_refusal: usize) -> Self {
        Case { longest_refusal, ..self }
    }

    /// Expects one error at this place.
    #[must_use]
    pub fn at(self, line: usize, column: usize) -> Self {
        let place = format!(r#""locations":[{{"line":{line},"column":{column}}}]"#);
        Case { most_errors: 1, ..self.saying(place) }
    }

    /// Sends the request and compares the answer with the verdict. Returns the bytes of the refusal.
    pub fn check(&self, server: &Server) -> Result<usize, String> {
        let answer = server.answer(self.input.clone());
        self.judge(&answer).map_err(|fault| format!("{}: {fault}", self.name))
    }

    /// Checks an answer: it is JSON, it fits the verdict, and a refusal is short and has codes.
    pub fn judged(&self, answer: &[u8]) -> Result<(), String> {
        let is_any = Case { verdict: Verdict::Any, ..self.clone() };
        is_any.judge(answer).map(drop).map_err(|fault| format!("{}: {fault}", self.name))
    }

    fn judge(&self, answer: &[u8]) -> Result<usize, String> {
        let text = std::str::from_utf8(answer).map_err(|_| "the answer is not UTF-8".to_owned())?;
        let json: Value = serde_json::from_str(text).map_err(|error| format!("the answer is not JSON: {error}"))?;
        let errors = json["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
        let was_executed = json.get("data").is_some();
        let is_right = match &self.verdict {
            Verdict::Any => true,
            Verdict::Accepted => was_executed && errors.is_empty(),
            Verdict::Answered(data) => json["data"] == *data && errors.is_empty(),
            Verdict::Failed(count) => was_executed && errors.len() == *count,
            Verdict::Refused(codes) => !was_executed && has_code(errors, codes),
            Verdict::Decided(codes) => {
                (was_executed && errors.is_empty()) || (!was_executed && has_code(errors, codes))
            }
        };
        if !is_right {
            return Err(format!("expected {:?}, the answer is {}", self.verdict, excerpt(answer)));
        }
        if let Some(missing) = self.says.iter().find(|says| !text.contains(says.as_str())) {
            return Err(format!("the answer should say {missing:?}, and is {}", excerpt(answer)));
        }
        if was_executed { Ok(0) } else { self.check_refusal(text, errors) }
    }

    fn check_refusal(&self, text: &str, errors: &[Value]) -> Result<usize, String> {
        if text.len() > self.longest_refusal {
            return Err(format!("the refusal has {} bytes", text.len()));
        }
        if errors.len() > self.most_errors {
            return Err(format!("there are {} errors", errors.len()));
        }
        match errors.iter().find(|error| !error["extensions"]["code"].is_string()) {
            Some(error) => Err(format!("an error has no code: {error}")),
            None => Ok(text.len()),
        }
    }
}

fn has_code(errors: &[Value], codes: &[&str]) -> bool {
    errors.first().and_then(|error| error["extensions"]["code"].as_str()).is_some_and(|code| codes.contains(&code))
}

fn excerpt(text: &[u8]) -> String {
    const MOST: usize = 200;
    let shown = String::from_utf8_lossy(&text[..text.len().min(4 * MOST)]).into_owned();
    shown.chars().take(MOST).flat_map(char::escape_debug).collect()
}
