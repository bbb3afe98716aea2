//! Who sees what of a schema. What is invisible does not exist for a request: not to validation, not to suggestions, not to
//! introspection.
//!
//! Every function that decides is asked once per request; what their answers leave visible is a [`View`], made once for
//! each combination of answers and kept. A schema without such functions pays nothing.

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

/// Who sees a part of a schema: nobody (`false`), everybody (`true`), or the requests of which a function says so.
///
/// A function is asked before the operation is known, so its context is that of the request: data, and no field but
/// `__typename`. One that panics says no.
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

/// A function, and what tells it from others: one that hides many parts is asked once.
#[derive(Clone)]
struct Function {
    identity: Identity,
    decide: Arc<Decide>,
}

type Decide = dyn Fn(&Context<'_>) -> bool + Send + Sync;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Identity {
    /// A function or closure that carries nothing is its type.
    Type(RustType),
    /// Any other is where it is.
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
    /// What a function of a table decides.
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

/// Who sees what of one schema.
pub(crate) struct Visibility {
    /// What each function hides when it says no.
    functions: Vec<(Arc<Decide>, Vec<SchemaPart>)>,
    /// What nobody sees.
    never: Vec<SchemaPart>,
    views: Views,
    /// A plan for the field that functions are asked in the name of.
    probe: OnceLock<Arc<Plan>>,
}

impl Visibility {
    /// What these rules come to; none if they hide nothing.
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

    /// Whether one request may see what another does not.
    pub(crate) fn differs(&self) -> bool {
        !self.functions.is_empty()
    }

    /// What a request sees of whom all functions say yes; none if that is the whole schema.
    pub(crate) fn most(&self) -> Option<&Arc<View>> {
        self.views.most()
    }

    /// What the request with this data sees; none if that is the whole schema.
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

    /// The answers of all functions, a bit for each that says no. One that panics says no.
    fn ask(&self, context: &Context<'_>) -> Vec<u64> {
        let mut answers = vec![0_u64; self.functions.len().div_ceil(64)];
        for (index, (decide, _)) in self.functions.iter().enumerate() {
            let visible = user_code::call(|| decide(context)).unwrap_or(false);
            answers[index / 64] |= u64::from(!visible) << (index % 64);
        }
        answers
    }

    /// What these answers hide.
    fn hidden(&self, answers: &[u64]) -> Vec<SchemaPart> {
        let says_no = |index: usize| answers[index / 64] >> (index % 64) & 1 == 1;
        let hidden = self.functions.iter().enumerate().filter(|(index, _)| says_no(*index));
        let hidden = hidden.flat_map(|(_, (_, parts))| parts);
        self.never.iter().chain(hidden).copied().collect()
    }
}
