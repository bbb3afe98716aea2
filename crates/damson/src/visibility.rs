//! The rules of visibility. A hidden part of a schema does not exist for a request: validation, suggestions and introspection
//! do not know it.
//!
//! Every function that decides is called once per request. Their answers select a [`View`], which is made once for each
//! combination of answers and kept. A schema without such functions pays nothing.

use std::any::TypeId as RustType;
use std::fmt;
use std::sync::{Arc, OnceLock};

use damson_schema::{IndexMap, SchemaPart, TypeSystem};

use crate::data::Data;
use crate::engine::plan::Plan;
use crate::engine::prepare::{probe, probe_plan};
use crate::engine::resolve::{Context, ExecutableSchema, View};
use crate::user_code;

mod views;

use views::Views;

/// Decides whether a request sees a part of the schema.
pub type VisibleFn = fn(&Context<'_>) -> bool;

/// The visibility of a part of a schema: for nobody (`false`), everybody (`true`), or requests for which a function returns true.
///
/// The function is called before the operation is known. Its context has the request's data, and its field is `__typename`.
/// A function that panics hides the part.
///
/// ```
/// use damson::{Context, Visible};
///
/// struct IsAdmin(bool);
///
/// let nobody = Visible::from(false);
/// let admins = Visible::from(|ctx: &Context<'_>| ctx.data_opt::<IsAdmin>().is_some_and(|is| is.0));
/// ```
#[derive(Clone, Debug)]
pub struct Visible(Rule);

#[derive(Clone)]
enum Rule {
    Always,
    Never,
    When(Function),
}

/// A function with its identity, so that a function that hides many parts is called once.
#[derive(Clone)]
struct Function {
    identity: Identity,
    decide: Arc<Decide>,
}

type Decide = dyn Fn(&Context<'_>) -> bool + Send + Sync;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Identity {
    /// The type of a function or closure that captures nothing.
    Type(RustType),
    /// The address of any other function.
    Address(usize),
}

impl From<bool> for Visible {
    fn from(visible: bool) -> Self {
        Visible(if visible { Rule::Always } else { Rule::Never })
    }
}

impl<F: Fn(&Context<'_>) -> bool + Send + Sync + 'static> From<F> for Visible {
    fn from(function: F) -> Self {
        let decide: Arc<Decide> = Arc::new(function);
        let identity = match size_of::<F>() {
            0 => Identity::Type(RustType::of::<F>()),
            _ => Identity::Address(Arc::as_ptr(&decide).cast::<()>() as usize),
        };
        Visible(Rule::When(Function { identity, decide }))
    }
}

impl Visible {
    /// The visibility that a function of a table decides.
    pub(crate) fn when(function: VisibleFn) -> Self {
        Visible(Rule::When(Function { identity: Identity::Address(function as usize), decide: Arc::new(function) }))
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Rule::Always => "Always",
            Rule::Never => "Never",
            Rule::When(_) => "When",
        })
    }
}

/// The rules of visibility of one schema.
pub(crate) struct Visibility {
    /// The functions, each with the parts that it hides when it returns false.
    functions: Vec<(Arc<Decide>, Vec<SchemaPart>)>,
    /// The parts that nobody sees.
    never: Vec<SchemaPart>,
    views: Views,
    /// The plan with the field of the functions' context.
    probe: OnceLock<Arc<Plan>>,
}

impl Visibility {
    /// Collects these rules; none if they hide nothing.
    pub(crate) fn new(types: &TypeSystem, rules: Vec<(SchemaPart, Visible)>) -> Option<Self> {
        let mut never = Vec::new();
        let mut functions: IndexMap<Identity, (Arc<Decide>, Vec<SchemaPart>)> = IndexMap::default();
        for (part, Visible(rule)) in rules {
            match rule {
                Rule::Always => {}
                Rule::Never => never.push(part),
                Rule::When(Function { identity, decide }) => {
                    functions.entry(identity).or_insert_with(|| (decide, Vec::new())).1.push(part);
                }
            }
        }
        if never.is_empty() && functions.is_empty() {
            return None;
        }
        let views = Views::new(types, &never);
        Some(Visibility { functions: functions.into_values().collect(), never, views, probe: OnceLock::new() })
    }

    /// Whether requests may see different views.
    pub(crate) fn differs(&self) -> bool {
        !self.functions.is_empty()
    }

    /// The view for which all functions return true; none if it is the whole schema.
    pub(crate) fn most(&self) -> Option<&Arc<View>> {
        self.views.most()
    }

    /// The view of the request with this data; none if it is the whole schema.
    pub(crate) fn view(&self, schema: &Arc<ExecutableSchema>, data: &mut Data) -> Option<Arc<View>> {
        if self.functions.is_empty() {
            return self.most().cloned();
        }
        let plan = self.probe.get_or_init(|| probe_plan(schema));
        let env = probe(schema, plan, std::mem::take(data));
        let answers = self.ask(&Context::new(&env, &plan.fields[0]));
        *data = env.data;
        self.views.get(&answers, || schema.types.without(&self.hidden(&answers)))
    }

    /// The answers of all functions: a bit for each that returns false or panics.
    fn ask(&self, context: &Context<'_>) -> Vec<u64> {
        let mut answers = vec![0_u64; self.functions.len().div_ceil(64)];
        for (index, (decide, _)) in self.functions.iter().enumerate() {
            let visible = user_code::call(|| decide(context)).unwrap_or(false);
            answers[index / 64] |= u64::from(!visible) << (index % 64);
        }
        answers
    }

    /// The parts that these answers hide.
    fn hidden(&self, answers: &[u64]) -> Vec<SchemaPart> {
        let says_no = |index: usize| answers[index / 64] >> (index % 64) & 1 == 1;
        let hidden = self.functions.iter().enumerate().filter(|(index, _)| says_no(*index));
        let hidden = hidden.flat_map(|(_, (_, parts))| parts);
        self.never.iter().chain(hidden).copied().collect()
    }
}
