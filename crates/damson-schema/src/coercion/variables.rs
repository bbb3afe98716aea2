//! Coercion of the variables of a request.
//! See [CoerceVariableValues](https://spec.graphql.org/September2026/#CoerceVariableValues()).

use std::cell::OnceCell;
use std::ops::ControlFlow;

use damson_syntax::ast::{self, Document, Operation, VariableDefinition};
use damson_syntax::{Span, print_type};

use super::check::Check;
use super::error::InputError;
use super::given::{Given, Literal, Loose, Notation};
use super::literal::LiteralCoercion;
use super::untyped;
use super::value::{Budget, Unconverted, coerce};
use super::wrong::Found;
use crate::secrets::Secrets;
use crate::suggestion::Suggestions;
use crate::type_system::SeenTypes;
use crate::value::{Name, Value};
use crate::{Code, Diagnostic, IndexMap, TypeRef};
use damson_syntax::shortened;

/// How much a request's variables may hold, and how much is said about them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InputLimits {
    /// The most values in all variables together, lists and objects included; the name of an object's field counts as one
    /// more, since it takes as much memory.
    pub nodes: usize,
    /// How deep lists and objects may be nested; never more than [`Value::MAX_DEPTH`].
    pub depth: usize,
    /// The most errors that are reported.
    pub max_errors: usize,
    /// Whether messages say which name may have been meant.
    pub suggest: bool,
}

impl Default for InputLimits {
    fn default() -> Self {
        InputLimits { nodes: 50_000, depth: 64, max_errors: 20, suggest: true }
    }
}

/// The coerced values of an operation's variables, by the index of their definitions.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct VariableValues {
    values: Vec<Option<Value>>,
    /// The given values of which a scalar has made others, ascending by index.
    sources: Vec<(usize, Value)>,
    /// How many values were given, those for unknown variables included, and how many defaults have added.
    nodes: usize,
}

impl VariableValues {
    /// The value of the variable with this index; none if it has none, which is not the same as null.
    #[inline]
    pub fn get(&self, index: usize) -> Option<&Value> {
        self.values.get(index)?.as_ref()
    }

    /// The value of the variable with this index as it was given, for the literal of a custom scalar around it: that scalar
    /// makes of the whole literal what resolvers see, and no other has a part in it.
    pub(super) fn source(&self, index: usize) -> Option<&Value> {
        match self.sources.binary_search_by_key(&index, |(index, _)| *index) {
            Ok(place) => Some(&self.sources[place].1),
            Err(_) => self.get(index),
        }
    }

    /// How many values they hold, as [`InputLimits::nodes`] counts them.
    pub fn nodes(&self) -> usize {
        self.nodes
    }

    /// The values of all variables, in the order of their definitions.
    pub fn iter(&self) -> std::slice::Iter<'_, Option<Value>> {
        self.values.iter()
    }

    /// The value of the variable with this name in `operation`.
    pub fn by_name(&self, document: &Document, operation: &Operation, name: &str) -> Option<&Value> {
        let definitions = &document[operation.variable_definitions];
        self.get(definitions.iter().position(|definition| &document[definition.name] == name)?)
    }
}

/// Coerces the values given for the variables of `operation`; values for other names are ignored.
///
/// `types` are a [`TypeSystem`](crate::TypeSystem), or [`SeenTypes`] if the request sees only a part of it: such a request
/// cannot give a field that it does not see, and the field has its default value all the same.
///
/// # Errors
/// All the faults up to the limit, each at the definition of its variable.
pub fn coerce_variable_values<'a>(
    types: impl Into<SeenTypes<'a>>,
    document: &Document,
    operation: &Operation,
    mut inputs: IndexMap<Name, Value>,
    limits: &InputLimits,
) -> Result<VariableValues, Vec<Diagnostic>> {
    let definitions = &document[operation.variable_definitions];
    let report = Report { document, limits, errors: Vec::new(), places: Vec::new() };
    let budget = match report.measure(definitions, &inputs) {
        Ok(budget) => budget,
        Err(diagnostic) => {
            inputs.into_values().for_each(Value::discard);
            return Err(vec![diagnostic]);
        }
    };
    let values = VariableValues { values: Vec::with_capacity(definitions.len()), sources: Vec::new(), nodes: 0 };
    let (types, secrets) = (types.into(), OnceCell::new());
    let mut coercion = Coercion { types, report, budget: Budget(budget), values, secrets };
    for definition in definitions {
        let input = inputs.swap_remove(&document[definition.name]);
        match coercion.variable(definition, input) {
            ControlFlow::Continue(value) => coercion.values.values.push(value),
            ControlFlow::Break(()) => break,
        }
    }
    let Coercion { report, mut values, budget, .. } = coercion;
    values.nodes = limits.nodes - budget.0;
    let errors = report.located();
    if errors.is_empty() { Ok(values) } else { Err(errors) }
}

struct Coercion<'a> {
    types: SeenTypes<'a>,
    report: Report<'a>,
    /// How many more values default values may add.
    budget: Budget,
    /// Those of the variables that have been coerced.
    values: VariableValues,
    /// The secrets in the document, which no message shows. They are found when there is a message.
    secrets: OnceCell<Secrets<'a>>,
}

type Flow<T = ()> = ControlFlow<(), T>;

impl Coercion<'_> {
    fn variable(&mut self, definition: &VariableDefinition, input: Option<Value>) -> Flow<Option<Value>> {
        let document = self.report.document;
        let name = &document[definition.name];
        let input_type = |ty: &TypeRef| self.types.seen.get(ty.named).is_input();
        let Some(ty) = self.types.seen.type_ref(document, &definition.ty).filter(input_type) else {
            let ty = print_type(document, definition.ty);
            let message =
                format!("Variable \"${name}\" expected value of type \"{ty}\" which cannot be used as an input type.");
            self.report.add(Code::BadUserInput, definition.ty.span, message)?;
            return Flow::Continue(None);
        };
        match (input, definition.default_value) {
            (Some(value), _) => self.given(definition, value, ty).map_continue(Some),
            (None, Some(literal)) => self.default(definition, &literal, ty),
            (None, None) if !ty.is_non_null() => Flow::Continue(None),
            (None, None) => {
                let ty = self.types.whole.display(ty);
                let message = format!(
                    "Variable \"${name}\" has invalid value: Expected a value of non-null type \"{ty}\" to be provided."
                );
                self.report.add(Code::BadUserInput, definition.span, message)?;
                Flow::Continue(None)
            }
        }
    }

    fn given(&mut self, definition: &VariableDefinition, value: Value, ty: TypeRef) -> Flow<Value> {
        let given = Loose { value: &value, notation: Notation::Json };
        let Some(maps) = self.check(definition, "value", given, ty)? else { return Flow::Continue(Value::Null) };
        if maps {
            self.keep_source(value.clone());
        }
        match coerce(self.types.whole, value, ty, &mut self.budget) {
            Ok(value) => Flow::Continue(value),
            Err(error) => {
                let name = &self.report.document[definition.name];
                let message = format!("Variable \"${name}\" has invalid value: {}", error.message());
                self.report.add(error.code(), definition.span, message)?;
                match error {
                    Unconverted::TooMany => Flow::Break(()), // no value has room any more
                    Unconverted::Unsteady(_) => Flow::Continue(Value::Null),
                }
            }
        }
    }

    fn default(&mut self, definition: &VariableDefinition, literal: &ast::Value, ty: TypeRef) -> Flow<Option<Value>> {
        let document = self.report.document;
        let given = Literal { document, value: literal };
        let Some(maps) = self.check(definition, "default value", given, ty)? else { return Flow::Continue(None) };
        if maps && let Ok(source) = untyped::const_value(document, literal) {
            self.keep_source(source);
        }
        let mut coercion = LiteralCoercion::of_checked(self.types.whole, document);
        coercion.budget = self.budget;
        let coerced = coercion.coerce(literal, ty, None);
        self.budget = coercion.budget;
        match coerced {
            Ok(value) => Flow::Continue(value),
            Err(InputError { code, message, path, .. }) => {
                let name = &document[definition.name];
                let message = format!("Variable \"${name}\" has invalid default value{path}: {message}");
                self.report.add(code, definition.span, message)?;
                Flow::Continue(None)
            }
        }
    }

    /// Reports all that is wrong with a value of a variable. If there is nothing, the answer is whether resolvers see another
    /// value than the given one.
    fn check<'g>(
        &mut self,
        definition: &VariableDefinition,
        kind: &str,
        given: impl Given<'g>,
        ty: TypeRef,
    ) -> Flow<Option<bool>> {
        let (report, types, secrets) = (&mut self.report, self.types.whole, &self.secrets);
        let document = report.document;
        let name = &document[definition.name];
        let before = report.errors.len();
        let mut suggestions = Suggestions::unlimited().only_if(report.limits.suggest);
        let mut add = |found: Found<'_, _>| {
            let secrets = secrets.get_or_init(|| Secrets::of(types, document));
            let is_secret = secrets.touch_variable(name, ty.named);
            let (path, message) = (shortened(found.path), found.message(&mut suggestions, is_secret));
            let message = format!("Variable \"${name}\" has invalid {kind}{path}: {message}");
            report.add(found.code(), definition.span, message)
        };
        let mut check = Check::new(self.types.seen, &mut add);
        check.value(given, ty)?;
        let maps = check.maps;
        Flow::Continue((self.report.errors.len() == before).then_some(maps))
    }

    /// Keeps what was given for the variable whose value comes next.
    fn keep_source(&mut self, source: Value) {
        self.values.sources.push((self.values.values.len(), source));
    }
}

/// Collects errors up to the limit.
struct Report<'a> {
    document: &'a Document,
    limits: &'a InputLimits,
    /// The errors, not yet with lines and columns.
    errors: Vec<Diagnostic>,
    /// Where they are; nothing for the one that ends them.
    places: Vec<u32>,
}

impl Report<'_> {
    #[cold]
    fn add(&mut self, code: Code, span: Span, message: String) -> Flow {
        if self.errors.len() >= self.limits.max_errors {
            let message = "Too many errors processing variables, error limit reached. Execution aborted.";
            self.errors.push(Diagnostic { code, message: message.into(), locations: Vec::new(), rule: None });
            return Flow::Break(());
        }
        self.errors.push(Diagnostic { code, message, locations: Vec::new(), rule: None });
        self.places.push(span.start());
        Flow::Continue(())
    }

    /// The errors with their lines and columns, found in one pass over the document.
    fn located(mut self) -> Vec<Diagnostic> {
        let locations = self.document.locations(&self.places);
        self.errors.iter_mut().zip(locations).for_each(|(error, location)| error.locations = vec![location]);
        self.errors
    }

    /// Holds the variables to their limits before anything walks them; returns how many more values there may be.
    fn measure(&self, definitions: &[VariableDefinition], inputs: &IndexMap<Name, Value>) -> Result<usize, Diagnostic> {
        let InputLimits { nodes, depth, .. } = *self.limits;
        let depth = depth.min(Value::MAX_DEPTH);
        let mut left = nodes;
        for (name, value) in inputs {
            let size = value.size_up_to(left, depth);
            if size.depth > depth {
                let message =
                    format!("Variable \"${}\" is nested more than {depth} levels deep.", damson_syntax::quoted(name));
                return Err(self.limit(Code::LimitDepth, message, definitions, name));
            }
            left = left.checked_sub(size.nodes).ok_or_else(|| {
                let message = format!("The variables hold more than {nodes} values.");
                self.limit(Code::LimitInput, message, definitions, name)
            })?;
        }
        Ok(left)
    }

    fn limit(&self, code: Code, message: String, definitions: &[VariableDefinition], name: &str) -> Diagnostic {
        let definition = definitions.iter().find(|definition| &self.document[definition.name] == name);
        let locations = definition.map(|definition| self.document.location(definition.span.start()));
        Diagnostic { code, message, locations: locations.into_iter().collect(), rule: None }
    }
}
