//! What a row of the plan is made of: requests with the verdict each must have. Knows no time; `measure` does.

use std::time::Duration;

use bytes::Bytes;
use damson::Limits;
use serde_json::Value;

use crate::server::{Input, Server, Setting};

/// A refusal has at most this many bytes.
const LONGEST_REFUSAL: usize = 16 * 1024;

/// A refusal has at most this many errors: twenty, and one that says that there are more.
const MOST_ERRORS: usize = 21;

/// One row: what is tried, and what must come of it.
pub struct Row {
    /// Such as `A01`.
    pub id: &'static str,
    /// What is tried, in a few words.
    pub tried: &'static str,
    /// The most time that any of its default cases may take.
    pub cpu: Duration,
    /// The requests.
    pub cases: fn() -> Vec<Case>,
    /// Requests of growing size.
    pub growth: fn() -> Vec<Growth>,
    /// What is no matter of single requests.
    pub checks: &'static [Check],
    /// Why the row is not run here; it is then not counted.
    pub elsewhere: Option<&'static str>,
}

/// A check of its own; told whether times are measured, it gives figures for the reader, or what was wrong.
pub type Check = fn(is_measured: bool) -> Result<String, String>;

impl Row {
    /// Every verdict that is not as it must be. Nothing is measured.
    pub fn faults(&self) -> Vec<String> {
        let growing = (self.growth)().into_iter().flat_map(|family| family.requests());
        let cases = (self.cases)().into_iter().chain(growing);
        let cases = cases.filter_map(|case| case.check(&Server::new(&case.setting)).err());
        cases.chain(self.checks.iter().filter_map(|check| check(false).err())).collect()
    }

    /// A row without requests yet.
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

    /// Sets the most milliseconds that a decision may take.
    #[must_use]
    pub const fn within(mut self, milliseconds: u64) -> Self {
        self.cpu = Duration::from_millis(milliseconds);
        self
    }

    /// A row that is not run here, and why.
    #[must_use]
    pub const fn elsewhere(mut self, why: &'static str) -> Self {
        self.elsewhere = Some(why);
        self
    }
}

/// A family of requests, the time of which must grow no faster than their size.
pub struct Growth {
    /// What grows.
    pub name: &'static str,
    /// The smallest of four sizes; each is twice the one before. The largest should fit the processor's caches: where it
    /// leaves them, every straight line bends.
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
    /// Who is asked.
    pub setting: Setting,
    /// What is asked.
    pub input: Input,
    verdict: Verdict,
    says: Vec<String>,
    longest_refusal: usize,
    most_errors: usize,
}

#[derive(Clone, PartialEq, Debug)]
enum Verdict {
    /// Executed without errors.
    Accepted,
    /// Executed, with exactly this data.
    Answered(Value),
    /// Executed, with this many errors.
    Failed(usize),
    /// Not executed; the first error has one of these codes.
    Refused(Vec<&'static str>),
    /// Either of both.
    Decided(Vec<&'static str>),
    /// Whatever it is, it is an answer.
    Any,
}

impl Case {
    /// A document that is accepted, if nothing else is said.
    pub fn document(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::new(excerpt(text.as_bytes()), Input::Document { text, operation: None })
    }

    /// The body of a POST request that is accepted, if nothing else is said.
    pub fn body(body: impl Into<Bytes>) -> Self {
        let body = body.into();
        Self::new(excerpt(&body), Input::Body(body))
    }

    /// A document with variables, both as they come over HTTP; `variables` is JSON text.
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

    /// Asks for one of several operations.
    #[must_use]
    pub fn operation(mut self, name: &'static str) -> Self {
        if let Input::Document { operation, .. } = &mut self.input {
            *operation = Some(name);
        }
        self
    }

    /// Is asked under other limits.
    #[must_use]
    pub fn limits(self, limits: Limits) -> Self {
        self.setting(Setting::Limits(limits))
    }

    /// Is asked without limits.
    #[must_use]
    pub fn unlimited(self) -> Self {
        self.limits(Limits::none())
    }

    /// Is asked of something else.
    #[must_use]
    pub fn setting(self, setting: Setting) -> Self {
        Case { setting, ..self }
    }

    /// Must be answered with this data.
    #[must_use]
    pub fn answered(self, data: Value) -> Self {
        Case { verdict: Verdict::Answered(data), ..self }
    }

    /// Must be executed, with this many errors.
    #[must_use]
    pub fn failed(self, errors: usize) -> Self {
        Case { verdict: Verdict::Failed(errors), ..self }
    }

    /// Must be refused with this code.
    #[must_use]
    pub fn refused(self, code: &'static str) -> Self {
        Case { verdict: Verdict::Refused(vec![code]), ..self }
    }

    /// Must be refused with one of these codes.
    #[must_use]
    pub fn refused_as(self, codes: &[&'static str]) -> Self {
        Case { verdict: Verdict::Refused(codes.to_vec()), ..self }
    }

    /// Must be accepted, or refused with one of these codes.
    #[must_use]
    pub fn decided(self, codes: &[&'static str]) -> Self {
        Case { verdict: Verdict::Decided(codes.to_vec()), ..self }
    }

    /// The answer must hold this text.
    #[must_use]
    pub fn saying(mut self, text: impl Into<String>) -> Self {
        self.says.push(text.into());
        self
    }

    /// A refusal must not be longer than this.
    #[must_use]
    pub fn within_bytes(self, longest_refusal: usize) -> Self {
        Case { longest_refusal, ..self }
    }

    /// A refusal must have one error, at this place.
    #[must_use]
    pub fn at(self, line: usize, column: usize) -> Self {
        let place = format!(r#""locations":[{{"line":{line},"column":{column}}}]"#);
        Case { most_errors: 1, ..self.saying(place) }
    }

    /// Asks, and compares the answer with the verdict; gives how many bytes a refusal has.
    pub fn check(&self, server: &Server) -> Result<usize, String> {
        let answer = server.answer(self.input.clone());
        self.judge(&answer).map_err(|fault| format!("{}: {fault}", self.name))
    }

    /// Whatever the verdict: an answer is JSON, and a refusal is short and has codes.
    pub fn judged(&self, answer: &[u8]) -> Result<(), String> {
        let is_any = Case { verdict: Verdict::Any, ..self.clone() };
        is_any.judge(answer).map(drop).map_err(|fault| format!("{}: {fault}", self.name))
    }

    fn judge(&self, answer: &[u8]) -> Result<usize, String> {
        let text = std::str::from_utf8(answer).map_err(|_| "the answer is not UTF-8".to_owned())?;
        let json: Value = serde_json::from_str(text).map_err(|error| format!("the answer is no JSON: {error}"))?;
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

/// The first characters, on one line.
fn excerpt(text: &[u8]) -> String {
    const MOST: usize = 200;
    let shown = String::from_utf8_lossy(&text[..text.len().min(4 * MOST)]).into_owned();
    shown.chars().take(MOST).flat_map(char::escape_debug).collect()
}
