//! A value means the same as a literal, as a variable, and as a literal with variables in it; and it survives JSON.

use std::sync::LazyLock;

use damson_schema::coercion::{InputLimits, LiteralCoercion, coerce_variable_values};
use damson_schema::type_system::TypeKind;
use damson_schema::{IndexMap, Name, TypeRef, TypeSystem, Value};
use damson_syntax::ast::Selection;
use damson_syntax::{parse, parse_value};

use crate::dice::Dice;
use crate::generate::value;

static TYPES: LazyLock<TypeSystem> = LazyLock::new(|| {
    let sdl = include_str!("../../../crates/damson-schema/tests/data/coercion/schema.graphql");
    TypeSystem::from_sdl(sdl).expect("the schema has no faults")
});

/// Makes a type and a value that may be of this type.
pub fn run(bytes: &[u8]) {
    let mut dice = Dice::new(bytes);
    let fields = TYPES.by_name("Query").and_then(|query| query.fields()).expect("there are queries");
    let ty = fields.fields[dice.below(fields.fields.len())].arguments[0].ty;
    let wrong = dice.pick(&[0, 3, 20]);
    let value = value::generate(&TYPES, &mut dice, ty, 4, wrong);
    survives_json(&value);
    let literal = as_literal(&value, ty);
    assert_eq!(as_variable(&value, ty), literal, "{}: {value}", TYPES.display(ty));
    if let Some(literal) = literal {
        with_variables_inside(&mut dice, &value, ty, &literal);
        // Coercing a coerced value changes nothing.
        assert_eq!(as_variable(&literal, ty).as_ref(), Some(&literal), "{}: {value}", TYPES.display(ty));
    }
}

fn as_literal(value: &Value, ty: TypeRef) -> Option<Value> {
    let text = value.to_string();
    let (document, literal) = parse_value(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    LiteralCoercion::constants(&TYPES, &document).coerce(&literal, ty, None).ok()?
}

fn as_variable(value: &Value, ty: TypeRef) -> Option<Value> {
    let document = parse(&format!("query ($v: {}) {{ __typename }}", TYPES.display(ty))).expect("the query is right");
    let operation = document.operations().next().expect("there is a query");
    let inputs = IndexMap::from_iter([(Name::from("v"), value.clone())]);
    let values = coerce_variable_values(&*TYPES, &document, operation, inputs, &InputLimits::default()).ok()?;
    values.get(0).cloned()
}

fn survives_json(value: &Value) {
    let text = serde_json::to_string(value).expect("a value is JSON");
    let read: Value = serde_json::from_str(&text).expect("the value was written as JSON");
    assert_eq!(serde_json::to_string(&read).expect("a value is JSON"), text);
    // A number with more digits than JSON numbers can hold is an error.
    if let Ok(json) = value.clone().into_json() {
        assert_eq!(json.to_string(), serde_json::from_str::<serde_json::Value>(&text).expect("it is JSON").to_string());
    }
}

/// Replaces parts of the value by variables, and expects the same result.
fn with_variables_inside(dice: &mut Dice<'_>, value: &Value, ty: TypeRef, expected: &Value) {
    let mut parts = Parts { dice, variables: Vec::new() };
    let literal = parts.take_out(value, ty);
    let text = format!("query {} {{ a(x: {literal}) }}", parts.definitions());
    let document = parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let operation = document.operations().next().expect("there is a query");
    let variables = coerce_variable_values(&*TYPES, &document, operation, parts.inputs(), &InputLimits::default());
    let variables = variables.unwrap_or_else(|errors| panic!("{errors:?}\n{text}"));
    let Selection::Field(field) = &document.selections()[0] else { panic!("{text} selects a field") };
    let literal = &document[field.arguments][0].value;
    let coerced = LiteralCoercion::new(&TYPES, &document, operation).coerce(literal, ty, Some(&variables));
    let coerced = coerced.unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(coerced.as_ref(), Some(expected), "{text}\n{value}");
}

/// The parts that were replaced by variables.
struct Parts<'p, 'd> {
    dice: &'p mut Dice<'d>,
    variables: Vec<(Value, TypeRef)>,
}

impl Parts<'_, '_> {
    fn definitions(&self) -> String {
        let types = self.variables.iter().map(|(_, ty)| TYPES.display(*ty)).enumerate();
        let definitions: String = types.map(|(index, ty)| format!("$v{index}: {ty} ")).collect();
        if definitions.is_empty() { definitions } else { format!("({definitions})") }
    }

    fn inputs(&self) -> IndexMap<Name, Value> {
        let values = self.variables.iter().map(|(value, _)| value.clone()).enumerate();
        values.map(|(index, value)| (Name::from(format!("v{index}")), value)).collect()
    }

    /// The value as a literal, with some of its parts as variables of their types.
    fn take_out(&mut self, value: &Value, ty: TypeRef) -> String {
        if self.dice.chance(25) {
            self.variables.push((value.clone(), ty));
            return format!("$v{}", self.variables.len() - 1);
        }
        match (value, ty.item(), &TYPES.get(ty.named).kind) {
            (Value::List(items), Some(item), _) => {
                let items: Vec<_> = items.iter().map(|value| self.take_out(value, item)).collect();
                format!("[{}]", items.join(" "))
            }
            (Value::Object(given), None, TypeKind::InputObject { fields, one_of }) => {
                let fields = given.iter().map(|(name, value)| {
                    let ty = fields[&**name].ty;
                    // The variable for a field of a OneOf must not be nullable.
                    let ty = if *one_of { ty.non_null() } else { ty };
                    format!("{name}: {} ", self.take_out(value, ty))
                });
                format!("{{{}}}", fields.collect::<String>())
            }
            _ => value.to_string(),
        }
    }
}
