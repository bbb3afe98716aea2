//! Conversion of literals that have passed their [`Check`].

use std::borrow::Cow;
use std::ops::ControlFlow;
use std::sync::Arc;

use damson_syntax::ast::{self, Document, List, Operation, ValueKind};

use super::check::Check;
use super::error::InputError;
use super::given::Literal;
use super::leaf;
use super::path::{Path, Step};
use super::template::{Template, VariableUse};
use super::untyped::{self, Problem};
use super::value::{Budget, Unconverted};
use super::variables::VariableValues;
use crate::suggestion::Suggestions;
use crate::type_system::{InputValue, TypeKind};
use crate::value::{Name, Value};
use crate::{HashMap, IndexMap, TypeId, TypeRef, TypeSystem, Valid};

/// The most values that default values add to the literals of one operation.
const MAX_DEFAULT_NODES: usize = 50_000;

/// Coerces the literals of one operation.
///
/// ```
/// use damson_schema::TypeSystem;
/// use damson_schema::coercion::LiteralCoercion;
/// use damson_schema::type_system::TypeRef;
///
/// let types = TypeSystem::from_sdl("type Query { numbers(list: [Int!]): Int }")?;
/// let (document, literal) = damson_syntax::parse_value("7")?;
/// let list = TypeRef::named(types.id("Int").unwrap()).non_null().list();
/// let value = LiteralCoercion::constants(&types, &document).coerce(&literal, list, None)?.unwrap();
/// assert_eq!(value.to_string(), "[7]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct LiteralCoercion<'a> {
    pub(super) types: &'a TypeSystem,
    pub(super) document: &'a Document,
    variables: HashMap<&'a str, usize>,
    /// Whether the literals are known to be values of their types.
    is_checked: bool,
    pub(super) budget: Budget,
}

type Coerced<T> = Result<T, Box<InputError>>;

impl<'a> LiteralCoercion<'a> {
    /// Coercion within `operation`, whose variables may occur in the literals.
    pub fn new(types: &'a TypeSystem, document: &'a Document, operation: &Operation) -> Self {
        LiteralCoercion { variables: variables(document, operation), ..Self::constants(types, document) }
    }

    /// Coercion within an operation that was validated, against these types or a [part](TypeSystem::without) of them: its literals
    /// are not checked again.
    pub fn of_valid(types: &'a TypeSystem, document: &'a Valid<Document>, operation: &Operation) -> Self {
        LiteralCoercion { variables: variables(document, operation), ..Self::of_checked(types, document) }
    }

    /// Coercion of literals without variables, such as default values.
    pub fn constants(types: &'a TypeSystem, document: &'a Document) -> Self {
        let (variables, budget) = (HashMap::default(), Budget(MAX_DEFAULT_NODES));
        LiteralCoercion { types, document, variables, is_checked: false, budget }
    }

    /// Coercion of literals that are known to be values of their types.
    pub(crate) fn of_checked(types: &'a TypeSystem, document: &'a Document) -> Self {
        LiteralCoercion { is_checked: true, ..Self::constants(types, document) }
    }

    /// The value of a literal; none if it is a variable that has none.
    ///
    /// # Errors
    /// The first fault that keeps it from being a value of the type.
    pub fn coerce(
        &mut self,
        literal: &ast::Value,
        ty: TypeRef,
        variables: Option<&VariableValues>,
    ) -> Result<Option<Value>, InputError> {
        let template = self.template(literal, ty)?;
        let none = VariableValues::default();
        Ok(template.evaluate(self.types, variables.unwrap_or(&none))?.map(Cow::into_owned))
    }

    /// The literal with its constant parts coerced.
    ///
    /// # Errors
    /// The first fault that keeps it from being a value of the type, whatever the variables are.
    pub fn template(&mut self, literal: &ast::Value, ty: TypeRef) -> Result<Template, InputError> {
        if !self.is_checked {
            self.check(literal, ty)?;
        }
        self.nested(literal, ty, &Path::ROOT).map_err(|error| *error)
    }

    fn check(&self, literal: &ast::Value, ty: TypeRef) -> Result<(), InputError> {
        let mut first = Ok(());
        let _ = Check::new(self.types, &mut |found| {
            let message = found.message(&mut Suggestions::unlimited(), false);
            let span = found.span.unwrap_or(literal.span);
            first = Err(*InputError::with_code(found.code(), span, found.path, message));
            ControlFlow::Break(())
        })
        .value(Literal { document: self.document, value: literal }, ty);
        first
    }

    /// Recursive, and safe since it stops at [`Value::MAX_DEPTH`].
    fn nested(&mut self, literal: &ast::Value, ty: TypeRef, path: &Path<'_>) -> Coerced<Template> {
        if path.depth() > Value::MAX_DEPTH {
            return Err(problem(Problem::too_deep(literal), path));
        }
        match (literal.kind, ty.item()) {
            (ValueKind::Variable(name), _) => Ok(self.variable(name, literal, ty)),
            (ValueKind::Null, _) => Ok(Template::Constant(Value::Null)),
            (ValueKind::List(items), Some(item)) => {
                let items = self.document[items].iter().enumerate();
                let items = items.map(|(index, literal)| self.nested(literal, item, &path.step(Step::Index(index))));
                Ok(Template::list(items.collect::<Coerced<_>>()?))
            }
            (_, Some(item)) => Ok(Template::list(vec![self.nested(literal, item, &path.step(Step::Only))?])),
            (_, None) => self.named(literal, ty.named, path),
        }
    }

    /// A variable that the operation does not define counts as one without a value.
    fn variable(&self, name: ast::Name, literal: &ast::Value, ty: TypeRef) -> Template {
        let name = &self.document[name];
        let index = self.variables.get(name).copied().unwrap_or(usize::MAX);
        Template::Variable(VariableUse { index, name: Name::new(name), ty, span: literal.span })
    }

    fn named(&mut self, literal: &ast::Value, id: TypeId, path: &Path<'_>) -> Coerced<Template> {
        match (&self.types.get(id).kind, literal.kind) {
            (TypeKind::InputObject { fields, .. }, ValueKind::Object(given)) => {
                let fields = self.fields(literal, given, fields, path)?;
                Ok(Template::object(fields, Some(id), literal.span))
            }
            _ => self.leaf(literal, id).map_err(|found| problem(found, path)),
        }
    }

    /// See [Input Objects](https://spec.graphql.org/September2026/#sec-Input-Objects.Input-Coercion).
    fn fields(
        &mut self,
        literal: &ast::Value,
        given: List<ast::ObjectField>,
        definitions: &IndexMap<Arc<str>, InputValue>,
        path: &Path<'_>,
    ) -> Coerced<Vec<(Name, Template)>> {
        let document = self.document;
        let mut fields = Vec::with_capacity(given.len());
        let given = document[given].iter().map(|field| (&document[field.name], &field.value));
        for ((name, definition), value) in definitions.iter().zip(by_definition(definitions, given)) {
            let template = match (value, &definition.coerced_default) {
                (Some(value), default) => {
                    if let (ValueKind::Variable(_), Some(default)) = (value.kind, default) {
                        self.spend(default, literal, path)?; // it stands in when the variable has no value
                    }
                    self.nested(value, definition.ty, &path.step(Step::Field(name)))?
                }
                (None, Some(default)) => {
                    self.spend(default, literal, path)?;
                    Template::Constant(default.clone())
                }
                (None, None) => continue,
            };
            fields.push((Name::from(name.clone()), template));
        }
        Ok(fields)
    }

    fn spend(&mut self, default: &Value, literal: &ast::Value, path: &Path<'_>) -> Coerced<()> {
        let too_many =
            |error: Unconverted<'_>| InputError::with_code(error.code(), literal.span, path, error.message());
        self.budget.spend(default).map_err(too_many)
    }

    fn leaf(&self, literal: &ast::Value, id: TypeId) -> Result<Template, Problem> {
        if untyped::has_variables(self.document, literal) {
            let variable = |name, literal: &ast::Value| self.variable(name, literal, TypeRef::named(id));
            let value = untyped::template(self.document, literal, &variable)?;
            return Ok(Template::scalar(id, value, literal.span));
        }
        let value = untyped::const_value(self.document, literal)?;
        let value = leaf::coerce(self.types.get(id), value);
        value.map(Template::Constant).map_err(|error| Problem::of(literal, error.code(), error.message()))
    }
}

/// The values given for arguments or input fields, in the order of their definitions.
pub(super) fn by_definition<'a>(
    definitions: &IndexMap<Arc<str>, InputValue>,
    given: impl Iterator<Item = (&'a str, &'a ast::Value)>,
) -> Vec<Option<&'a ast::Value>> {
    let mut values = vec![None; definitions.len()];
    for (name, value) in given {
        if let Some(index) = definitions.get_index_of(name) {
            values[index] = Some(value);
        }
    }
    values
}

/// The indexes of the operation's variables, by name.
fn variables<'a>(document: &'a Document, operation: &Operation) -> HashMap<&'a str, usize> {
    let definitions = document[operation.variable_definitions].iter().enumerate();
    definitions.map(|(index, definition)| (&document[definition.name], index)).collect()
}

fn problem(Problem { code, span, message, .. }: Problem, path: &Path<'_>) -> Box<InputError> {
    InputError::with_code(code, span, path, message)
}
