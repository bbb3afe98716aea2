//! Coercion of literals. See the Input Coercion section of each type in the specification.

use damson_syntax::ast::{self, Document, List, Operation, ValueKind};
use damson_syntax::print_value;

mod objects;

use objects::MAX_DEFAULT_NODES;

use super::error::InputError;
use super::leaf::{self, Notation, Refusal};
use super::path::{Path, Step};
use super::template::{Template, VariableUse};
use super::untyped;
use super::variables::VariableValues;
use crate::type_system::{TypeDefinition, TypeKind};
use crate::value::{Name, Value};
use crate::{Code, HashMap, TypeId, TypeRef, TypeSystem};
use damson_syntax::quoted;

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
    /// Whether messages say which name may have been meant.
    suggest: bool,
    /// How many more values may be added by defaults.
    budget: usize,
    /// Whether a scalar has been met that gives resolvers another value.
    pub(super) maps: bool,
    path: Path<'a>,
}

type Coerced<T> = Result<T, Box<InputError>>;

impl<'a> LiteralCoercion<'a> {
    /// Coercion within `operation`, whose variables may occur in the literals.
    pub fn new(types: &'a TypeSystem, document: &'a Document, operation: &Operation) -> Self {
        let definitions = document[operation.variable_definitions].iter().enumerate();
        let variables = definitions.map(|(index, definition)| (&document[definition.name], index)).collect();
        LiteralCoercion { variables, ..Self::constants(types, document) }
    }

    /// Coercion of literals without variables, such as default values.
    pub fn constants(types: &'a TypeSystem, document: &'a Document) -> Self {
        LiteralCoercion {
            types,
            document,
            variables: HashMap::default(),
            suggest: true,
            budget: MAX_DEFAULT_NODES,
            maps: false,
            path: Path::default(),
        }
    }

    /// Sets whether messages say which name may have been meant; they do unless told otherwise.
    pub fn suggest(mut self, suggest: bool) -> Self {
        self.suggest = suggest;
        self
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
        match (self.template(literal, ty)?, variables) {
            (Template::Constant(value), _) => Ok(Some(value)),
            (template, Some(variables)) => {
                Ok(template.evaluate(self.types, variables)?.map(std::borrow::Cow::into_owned))
            }
            (template, None) => {
                let none = VariableValues::default();
                Ok(template.evaluate(self.types, &none)?.map(std::borrow::Cow::into_owned))
            }
        }
    }

    /// The literal with its constant parts coerced.
    ///
    /// # Errors
    /// The first fault that keeps it from being a value of the type, whatever the variables are.
    pub fn template(&mut self, literal: &ast::Value, ty: TypeRef) -> Result<Template, InputError> {
        self.path = Path::default();
        self.nested(literal, ty, 0).map_err(|error| *error)
    }

    /// Recursive, and safe since it stops at [`Value::MAX_DEPTH`].
    fn nested(&mut self, literal: &ast::Value, ty: TypeRef, depth: usize) -> Coerced<Template> {
        if depth > Value::MAX_DEPTH {
            return self.too_deep(literal);
        }
        match (literal.kind, ty.item()) {
            (ValueKind::Variable(name), _) => self.variable(name, literal, ty),
            (ValueKind::Null, _) => self.null(literal, ty),
            (ValueKind::List(items), Some(item)) => self.list(items, item, depth),
            (_, Some(item)) => self.list_of_one(literal, item, depth),
            (_, None) => self.named(literal, ty.named, depth),
        }
    }

    #[cold]
    fn too_deep(&self, literal: &ast::Value) -> Coerced<Template> {
        let message = format!("A value can be nested at most {} levels deep.", Value::MAX_DEPTH);
        Err(InputError::limit(Code::LimitDepth, literal.span, &self.path, message))
    }

    fn null(&self, literal: &ast::Value, ty: TypeRef) -> Coerced<Template> {
        if ty.is_non_null() {
            let ty = self.types.display(ty);
            return Err(self.error(literal, format!("Expected value of non-null type \"{ty}\" not to be null.")));
        }
        Ok(Template::Constant(Value::Null))
    }

    /// A variable that the operation does not define counts as one without a value.
    fn variable(&self, name: ast::Name, literal: &ast::Value, ty: TypeRef) -> Coerced<Template> {
        Ok(self.variable_use(name, literal, ty))
    }

    fn variable_use(&self, name: ast::Name, literal: &ast::Value, ty: TypeRef) -> Template {
        let name = &self.document[name];
        let index = self.variables.get(name).copied().unwrap_or(usize::MAX);
        Template::Variable(VariableUse { index, name: Name::new(name), ty, span: literal.span })
    }

    fn list_of_one(&mut self, literal: &ast::Value, item: TypeRef, depth: usize) -> Coerced<Template> {
        Ok(Template::list(vec![self.nested(literal, item, depth + 1)?]))
    }

    fn list(&mut self, items: List<ast::Value>, item: TypeRef, depth: usize) -> Coerced<Template> {
        let document = self.document;
        let items = document[items].iter().enumerate().map(|(index, literal)| {
            self.path.push(Step::Index(index));
            let template = self.nested(literal, item, depth + 1)?;
            self.path.pop();
            Ok(template)
        });
        Ok(Template::list(items.collect::<Coerced<_>>()?))
    }

    fn named(&mut self, literal: &ast::Value, id: TypeId, depth: usize) -> Coerced<Template> {
        let definition = self.types.get(id);
        match (&definition.kind, literal.kind) {
            (TypeKind::InputObject { fields, .. }, ValueKind::Object(given)) => {
                self.object(literal, given, fields, id, depth)
            }
            (TypeKind::InputObject { .. }, _) => self.no_object(literal, definition),
            _ => self.leaf(literal, id, definition),
        }
    }

    #[cold]
    fn no_object(&self, literal: &ast::Value, definition: &TypeDefinition) -> Coerced<Template> {
        let found = self.shown(literal);
        let name = &definition.name;
        Err(self.error(literal, format!("Expected value of type \"{name}\" to be an object, found: {found}.")))
    }

    fn leaf(&mut self, literal: &ast::Value, id: TypeId, definition: &TypeDefinition) -> Coerced<Template> {
        let refuse = |refusal: Refusal| {
            let shown = self.shown(literal);
            self.error(literal, refusal.message(definition, Notation::Literal, self.suggest, &shown))
        };
        let text = &self.document[literal.span];
        match (&*definition.name, literal.kind) {
            ("Int", ValueKind::Int) => {
                let integer = leaf::int_literal(self.types, text).map_err(refuse)?;
                return Ok(Template::Constant(Value::Number(integer)));
            }
            // All the digits, however many they are.
            ("ID", ValueKind::Int) => return Ok(Template::Constant(Value::String(text.to_owned()))),
            _ => {}
        }
        if untyped::has_variables(self.document, literal) {
            let value = untyped::template(self.document, literal, &|name, literal| {
                self.variable_use(name, literal, TypeRef::named(id))
            });
            let value = value.map_err(|problem| self.problem(problem))?;
            return Ok(Template::scalar(id, value, literal.span));
        }
        let value = untyped::const_value(self.document, literal).map_err(|problem| self.problem(problem))?;
        leaf::check(self.types, definition, &value, Notation::Literal).map_err(refuse)?;
        self.maps |= leaf::is_mapped(definition);
        Ok(Template::Constant(leaf::coerce(definition, value)))
    }

    fn problem(&self, problem: untyped::Problem) -> Box<InputError> {
        InputError::limit(problem.code, problem.span, &self.path, problem.message)
    }

    fn shown(&self, literal: &ast::Value) -> String {
        quoted(&print_value(self.document, *literal)).into_owned()
    }

    fn error(&self, literal: &ast::Value, message: String) -> Box<InputError> {
        InputError::new(literal.span, &self.path, message)
    }
}
