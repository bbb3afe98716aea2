//! Properties of every value and every schema.
#![expect(clippy::unwrap_used, reason = "a test that fails may panic")]

use damson_schema::coercion::{InputLimits, LiteralCoercion, coerce_variable_values};
use damson_schema::type_system::{EnumValue, Field, Fields, InputValue, TypeDefinition, TypeKind};
use damson_schema::value::{Name, Number, Value};
use damson_schema::{IndexMap, TypeRef, TypeSystem, TypeSystemBuilder};
use damson_syntax::ast::OperationType;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Values as both notations write them: no doubles without a fraction, no strings that are enum values.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (any::<i16>(), 1..1000u16).prop_map(|(whole, part)| Value::from(f64::from(whole) + f64::from(part) / 1024.0)),
        "[a-z\"\\\\\n\u{1F600}]{0,6}".prop_map(Value::from),
        prop_oneof!["RED", "GREEN", "RAD"].prop_map(|name| Value::Enum(Name::from(name))),
    ];
    let field = prop_oneof!["x", "y", "label", "color", "value", "children", "point", "any", "a", "b", "tree", "z"];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((field.clone(), inner), 0..5).prop_map(|fields| {
                Value::Object(fields.into_iter().map(|(name, value)| (Name::from(name), value)).collect())
            }),
        ]
    })
}

/// Values close to a `Tree`: most are valid, some lack or add something.
fn tree() -> impl Strategy<Value = Value> {
    let number = prop_oneof![9 => any::<i32>().prop_map(Value::from), 1 => Just(Value::from("no number"))];
    let point = prop_oneof![
        Just(Value::Null),
        Just(object_of([])),
        Just(object_of([("label", Some(Value::from("a")))])),
        Just(object_of([("label", Some(Value::from("a"))), ("color", Some(Value::Enum(Name::from("RED"))))])),
    ];
    let leaf = (number.clone(), option::of(point))
        .prop_map(|(number, point)| object_of([("value", Some(number)), ("point", point)]));
    leaf.prop_recursive(4, 16, 3, move |inner| {
        let children = prop_oneof![inner.clone(), vec(inner, 0..3).prop_map(Value::from)];
        (option::weighted(0.95, number.clone()), option::of(children), option::of(value()))
            .prop_map(|(number, children, any)| object_of([("value", number), ("children", children), ("any", any)]))
    })
}

fn object_of<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    Value::Object(fields.into_iter().filter_map(|(name, value)| Some((Name::from(name), value?))).collect())
}

fn coerced_variable(types: &TypeSystem, ty: &str, value: Value) -> Option<Value> {
    let document = damson_syntax::parse(&format!("query ($v: {ty}) {{ __typename }}")).unwrap();
    let operation = document.operations().next().unwrap();
    let inputs = IndexMap::from_iter([(Name::new("v"), value)]);
    let values = coerce_variable_values(types, &document, operation, inputs, &InputLimits::default()).ok()?;
    values.get(0).cloned()
}

fn coerced_literal(types: &TypeSystem, ty: TypeRef, value: &Value) -> Option<Value> {
    let (document, literal) = damson_syntax::parse_value(&value.to_string()).unwrap();
    LiteralCoercion::constants(types, &document).coerce(&literal, ty, None).ok()?
}

fn round_trip(value: &Value) -> Value {
    let (document, literal) = damson_syntax::parse_value(&value.to_literal()).unwrap();
    let types = TypeSystem::from_sdl("type Query { any(x: Any): Int } scalar Any").unwrap();
    let any = TypeRef::named(types.id("Any").unwrap());
    LiteralCoercion::constants(&types, &document).coerce(&literal, any, None).unwrap().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn d14_a_literal_and_a_variable_come_to_the_same(value in prop_oneof![value(), tree()]) {
        let types = TypeSystem::from_sdl(include_str!("data/coercion/schema.graphql")).unwrap();
        let query = types.get(types.query.unwrap()).fields().unwrap();
        for field in query.fields.values() {
            let ty = field.arguments[0].ty;
            let shown = types.display(ty).to_string();
            let variable = coerced_variable(&types, &shown, value.clone());
            prop_assert_eq!(variable, coerced_literal(&types, ty, &value), "{}: {}", shown, value);
        }
    }

    #[test]
    fn a_value_printed_as_a_literal_reads_as_itself(value in value()) {
        prop_assert_eq!(round_trip(&value), value);
    }

    #[test]
    fn a_value_written_as_json_reads_as_itself(value in value()) {
        let json = serde_json::to_string(&value).unwrap();
        let read: Value = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(read.into_json().unwrap(), value.into_json().unwrap());
    }

    #[test]
    fn a_printed_schema_reads_as_itself(types in vec(object(), 1..6)) {
        let built = build(types);
        let read = TypeSystem::from_sdl(&built.sdl()).unwrap_or_else(|errors| panic!("{errors}\n{}", built.sdl()));
        prop_assert_eq!(&format!("{:#?}", content(&read)), &format!("{:#?}", content(&built)));
        prop_assert_eq!(read.sdl(), built.sdl());
    }

    #[test]
    fn a_schema_comes_back_from_its_introspection(types in vec(object(), 1..6)) {
        let built = build(types);
        let read = TypeSystem::from_introspection(&built.introspection()).unwrap_or_else(|errors| panic!("{errors}"));
        prop_assert_eq!(&format!("{:#?}", content(&read)), &format!("{:#?}", content(&built)));
        prop_assert_eq!(read.sdl(), built.sdl());
    }
}

/// An object type to be: descriptions, fields with arguments and default values.
#[derive(Clone, Debug)]
struct ObjectPlan {
    description: Option<String>,
    fields: Vec<FieldPlan>,
}

#[derive(Clone, Debug)]
struct FieldPlan {
    description: Option<String>,
    deprecation: Option<String>,
    /// An index into the object types.
    ty: usize,
    /// A wrapper per bit.
    wrappers: u8,
    argument: Option<(Option<String>, Scalar)>,
}

/// A scalar with a default value of its kind.
#[derive(Clone, Debug)]
enum Scalar {
    Int(i32),
    Float(f64),
    String(String),
    Id(String),
    Strings(Vec<Option<String>>),
}

fn object() -> impl Strategy<Value = ObjectPlan> {
    (option::of(".{0,20}"), vec(field(), 1..4)).prop_map(|(description, fields)| ObjectPlan { description, fields })
}

fn field() -> impl Strategy<Value = FieldPlan> {
    let text = "[ \t\na-c\"\\\\\u{7}\u{e9}\u{1F600}\r]{0,12}";
    let scalar = prop_oneof![
        any::<i32>().prop_map(Scalar::Int),
        any::<f64>().prop_filter("GraphQL writes finite numbers", |float| float.is_finite()).prop_map(Scalar::Float),
        text.prop_map(Scalar::String),
        text.prop_map(Scalar::Id),
        vec(option::of(text), 0..6).prop_map(Scalar::Strings),
    ];
    (option::of(text), option::of(text), 0..6usize, any::<u8>(), option::of((option::of(text), scalar))).prop_map(
        |(description, deprecation, ty, wrappers, argument)| FieldPlan {
            description,
            deprecation,
            ty,
            wrappers,
            argument,
        },
    )
}

/// Builds the planned types, in the order in which SDL is read.
fn build(objects: Vec<ObjectPlan>) -> TypeSystem {
    let mut builder = TypeSystemBuilder::new();
    let ids: Vec<_> = (0..objects.len()).map(|index| builder.reserve(&format!("Type{index}"))).collect();
    builder.set_root(OperationType::Query, ids[0]);
    let color = builder.reserve("Color");
    for (index, plan) in objects.into_iter().enumerate() {
        let fields = plan.fields.into_iter().enumerate().map(|(index, plan)| {
            let name: std::sync::Arc<str> = format!("field{index}").into();
            let arguments = plan.argument.map(|(description, scalar)| argument(&mut builder, description, scalar));
            let named = ids.get(plan.ty).copied().unwrap_or(color);
            let ty = (0..8).fold(TypeRef::named(named), |ty, bit| match plan.wrappers >> bit & 1 {
                0 => ty.list(),
                _ => ty.non_null(),
            });
            let field = Field {
                description: plan.description.map(Into::into),
                arguments: arguments.into_iter().map(|argument| (argument.name.clone(), argument)).collect(),
                deprecation: plan.deprecation.map(Into::into),
                ..Field::new(name.clone(), ty)
            };
            (name, field)
        });
        let fields = Fields { fields: fields.collect(), interfaces: Vec::new() };
        let mut definition = TypeDefinition::new(format!("Type{index}"), TypeKind::Object(fields));
        definition.description = plan.description.map(Into::into);
        builder.define(ids[index], definition);
    }
    let values = ["RED", "GREEN"].map(|name| (name.into(), EnumValue::new(name)));
    builder.define(color, TypeDefinition::new("Color", TypeKind::Enum { values: values.into_iter().collect() }));
    builder.finish().unwrap()
}

fn argument(builder: &mut TypeSystemBuilder, description: Option<String>, scalar: Scalar) -> InputValue {
    let (ty, default) = match scalar {
        Scalar::Int(integer) => ("Int", Value::from(integer)),
        Scalar::Float(float) => ("Float", Value::Number(Number::from_f64(float).unwrap())),
        Scalar::String(text) => ("String", Value::from(text)),
        Scalar::Id(text) => ("ID", Value::from(text)),
        Scalar::Strings(texts) => ("String", Value::from(texts)),
    };
    let is_list = matches!(default, Value::List(_));
    let named = TypeRef::named(builder.reserve(ty));
    let ty = if is_list { named.list() } else { named };
    InputValue {
        description: description.map(Into::into),
        default_value: Some(default),
        ..InputValue::new("argument", ty)
    }
}

/// Everything but the maps that look names up.
fn content(types: &TypeSystem) -> impl std::fmt::Debug + '_ {
    (types.query, types.types().collect::<Vec<_>>(), &types.directives)
}
