//! Every schema that is built is read back equal, from its SDL and from its introspection. Parts without a text are faults.
#![expect(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::sync::Arc;

use damson_schema::type_system::{
    AppliedDirective, DirectiveDefinition, DirectiveLocation, EnumValue, Field, Fields, InputValue, TypeDefinition,
    TypeKind,
};
use damson_schema::value::{Name, Number, Value};
use damson_schema::{IndexMap, SchemaErrors, TypeRef, TypeSystem, TypeSystemBuilder};
use damson_syntax::ast::OperationType;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// A schema with parts that Rust can express and SDL perhaps cannot, wherever a name, a text or a value can stand.
#[derive(Clone, Debug)]
struct Plan {
    text: Option<String>,
    default: Value,
    /// The arguments of the directive, wherever it is applied.
    given: Vec<(String, Value)>,
    names: Names,
}

#[derive(Clone, Debug)]
struct Names {
    object: String,
    field: String,
    argument: String,
    enumeration: String,
    enum_value: String,
    input: String,
    input_field: String,
    scalar: String,
    union: String,
    directive: String,
    directive_argument: String,
    applied: String,
}

impl Names {
    fn good() -> Self {
        let own = str::to_owned;
        Names {
            object: own("Thing"),
            field: own("field"),
            argument: own("argument"),
            enumeration: own("Color"),
            enum_value: own("RED"),
            input: own("In"),
            input_field: own("field"),
            scalar: own("Any"),
            union: own("Union"),
            directive: own("mark"),
            directive_argument: own("with"),
            applied: own("mark"),
        }
    }
}

impl Plan {
    fn good() -> Self {
        Plan { text: None, default: Value::Null, given: Vec::new(), names: Names::good() }
    }

    fn applied(&self) -> Vec<AppliedDirective> {
        let arguments = self.given.iter().map(|(name, value)| (name.as_str().into(), value.clone()));
        vec![AppliedDirective { name: self.names.applied.as_str().into(), arguments: arguments.collect() }]
    }

    fn text(&self) -> Option<Arc<str>> {
        self.text.as_deref().map(Arc::from)
    }

    fn input_value(&self, name: &str, ty: TypeRef, default: Option<Value>) -> InputValue {
        InputValue {
            description: self.text(),
            deprecation: self.text(),
            applied: self.applied(),
            default_value: default,
            ..InputValue::new(name, ty)
        }
    }

    fn define(&self, builder: &mut TypeSystemBuilder, name: &str, kind: TypeKind) {
        let id = builder.reserve(name);
        let definition = TypeDefinition::new(name, kind);
        builder.define(id, TypeDefinition { description: self.text(), applied: self.applied(), ..definition });
    }

    fn build(&self) -> Result<TypeSystem, SchemaErrors> {
        let names = &self.names;
        let mut builder = TypeSystemBuilder::new();
        for name in [&names.object, &names.enumeration, &names.input, &names.scalar, &names.union] {
            builder.reserve(name);
        }
        let mut ty = |name: &str| TypeRef::named(builder.reserve(name));
        let (object, any, input, color) =
            (ty(&names.object), ty(&names.scalar), ty(&names.input), ty(&names.enumeration));
        let union = ty(&names.union);
        let location = [
            DirectiveLocation::Schema,
            DirectiveLocation::Scalar,
            DirectiveLocation::Object,
            DirectiveLocation::Union,
            DirectiveLocation::FieldDefinition,
            DirectiveLocation::ArgumentDefinition,
            DirectiveLocation::Enum,
            DirectiveLocation::EnumValue,
            DirectiveLocation::InputObject,
            DirectiveLocation::InputFieldDefinition,
        ];
        let with = self.input_value(&names.directive_argument, any, Some(self.default.clone()));
        builder.add_directive(DirectiveDefinition {
            name: names.directive.as_str().into(),
            description: self.text(),
            arguments: one(InputValue { applied: Vec::new(), ..with }, |argument| &argument.name),
            locations: location.to_vec(),
            repeatable: true,
            deprecation: self.text(),
            applied: Vec::new(),
        });
        let fields = [("a", any, any), ("b", color, input), (&names.field, union, any), ("self", object, color)];
        let fields = fields.map(|(name, ty, argument)| {
            let default = (argument == any).then(|| self.default.clone());
            let argument = self.input_value(&names.argument, argument, default);
            let field = Field {
                description: self.text(),
                deprecation: self.text(),
                applied: self.applied(),
                arguments: one(argument, |argument| &argument.name),
                ..Field::new(name, ty)
            };
            (field.name.clone(), field)
        });
        let fields = Fields { fields: fields.into_iter().collect(), interfaces: Vec::new() };
        self.define(&mut builder, &names.object, TypeKind::Object(fields));
        let scalar = TypeKind::Scalar { specified_by_url: self.text(), check: None };
        self.define(&mut builder, &names.scalar, scalar);
        let value = EnumValue {
            description: self.text(),
            deprecation: self.text(),
            applied: self.applied(),
            ..EnumValue::new(names.enum_value.as_str())
        };
        self.define(&mut builder, &names.enumeration, TypeKind::Enum { values: one(value, |value| &value.name) });
        let field = self.input_value(&names.input_field, any, Some(self.default.clone()));
        let fields = one(field, |field| &field.name);
        self.define(&mut builder, &names.input, TypeKind::InputObject { fields, one_of: false });
        self.define(&mut builder, &names.union, TypeKind::Union { members: vec![object.named] });
        builder.set_root(OperationType::Query, object.named);
        if let Some(text) = self.text() {
            builder.set_description(text);
        }
        self.applied().into_iter().for_each(|applied| builder.apply(applied));
        builder.finish()
    }
}

fn one<T>(part: T, name: impl Fn(&T) -> &Arc<str>) -> IndexMap<Arc<str>, T> {
    IndexMap::from_iter([(name(&part).clone(), part)])
}

/// Names, some of which are invalid.
const NAMES: [&str; 32] = [
    "a",
    "_",
    "Int",
    "on",
    "implements",
    "extend",
    "repeatable",
    "fragment",
    "query",
    "type",
    "__typename",
    "__Type",
    "true",
    "null",
    "",
    "a b",
    "1a",
    "a-b",
    "é",
    "a\u{0}",
    "a\n",
    "a: 1, b",
    "a: 1}): Int evil(x: Any = {b",
    "x) evil: Int #",
    "A { a: Int } type B",
    "\"",
    "\"\"\"",
    "#",
    "skip",
    "deprecated",
    "oneOf",
    "specifiedBy",
];

fn name() -> impl Strategy<Value = String> {
    prop_oneof![2 => Just("fine".to_owned()), 1 => proptest::sample::select(&NAMES[..]).prop_map(str::to_owned)]
}

fn text() -> impl Strategy<Value = String> {
    "([ \t\n\r\"\\\\#a}é\u{0}\u{7}\u{7f}\u{85}\u{a0}\u{2028}\u{feff}\u{1F600}]|\"\"\"|\\\\\"\"\"){0,10}"
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text().prop_map(Value::from),
        name().prop_map(|name| Value::Enum(Name::from(name))),
        vec(any::<u8>(), 0..3).prop_map(|bytes| Value::Binary(bytes.into())),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((name(), inner), 0..4).prop_map(|fields| {
                Value::Object(fields.into_iter().map(|(name, value)| (Name::from(name), value)).collect())
            }),
        ]
    })
}

/// Valid names, except for one.
fn names() -> impl Strategy<Value = Names> {
    (0..16usize, proptest::sample::select(&NAMES[..])).prop_map(|(place, name)| {
        let mut names = Names::good();
        let Names { object, field, argument, enumeration, enum_value, input, input_field, scalar, .. } = &mut names;
        let first = [object, field, argument, enumeration, enum_value, input, input_field, scalar];
        if let Some(place) = first.into_iter().nth(place) {
            *place = name.to_owned();
        }
        match place {
            8 => names.union = name.to_owned(),
            9 => (names.directive, names.applied) = (name.to_owned(), name.to_owned()),
            10 => names.directive_argument = name.to_owned(),
            11 => names.applied = name.to_owned(),
            _ => {}
        }
        names
    })
}

fn plan() -> impl Strategy<Value = Plan> {
    let given = prop_oneof![4 => Just("with".to_owned()), 1 => name()];
    (option::of(text()), value(), vec((given, value()), 0..3), names()).prop_map(|(text, default, given, names)| Plan {
        text,
        default,
        given,
        names,
    })
}

/// Everything but the maps that look names up.
fn content(types: &TypeSystem) -> String {
    let roots = (types.query, types.mutation, types.subscription);
    format!("{:?}", (&types.description, &types.applied, roots, types.types().collect::<Vec<_>>(), &types.directives))
}

fn assert_reads_back(types: &TypeSystem) {
    let sdl = types.sdl();
    let read = TypeSystem::from_sdl(&sdl).unwrap_or_else(|errors| panic!("{errors}\n{sdl}"));
    assert_eq!(content(&read), content(types), "{sdl}");
    let json = types.introspection();
    let read = TypeSystem::from_introspection(&json).unwrap_or_else(|errors| panic!("{errors}\n{sdl}"));
    assert_eq!(read.introspection(), json, "{sdl}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn built_schemas_read_back_equal(plan in plan()) {
        if let Ok(types) = plan.build() {
            assert_reads_back(&types);
        }
    }

    /// The rule accepts every value that reads back.
    #[test]
    fn only_values_that_cannot_be_written_are_refused(value in value()) {
        let plan = Plan { default: value.clone(), ..Plan::good() };
        let sdl = format!("type Query {{ a(x: Any = {value}): Int }} scalar Any");
        let reads = TypeSystem::from_sdl(&sdl).is_ok_and(|types| {
            let query = types.by_name("Query").unwrap().fields().unwrap();
            let argument = &query.fields["a"].arguments["x"];
            query.fields.len() == 1 && argument.default_value.as_ref() == Some(&value)
        });
        prop_assert_eq!(plan.build().is_ok(), reads, "{}", value);
    }
}

fn faults(plan: &Plan) -> Vec<String> {
    plan.build().unwrap_err().iter().map(ToString::to_string).collect()
}

fn object(name: &str) -> Value {
    Value::Object(IndexMap::from_iter([(Name::from(name), Value::from(1))]))
}

#[test]
fn a_default_that_cannot_be_written_is_a_fault() {
    let deep = (0..200).fold(Value::Null, |inner, _| Value::List(vec![inner]));
    for (default, problem) in [
        (
            object("a b"),
            "Names must only contain [_a-zA-Z0-9] but \"a b\" does not. Give the field of the object such a name, or another value.",
        ),
        (
            object("a: 1}): Int evil(x: Any = {b"),
            "Names must only contain [_a-zA-Z0-9] but \"a: 1}): Int evil(x: Any = {b\" does not. Give the field of the object \
             such a name, or another value.",
        ),
        (
            Value::List(vec![Value::Enum(Name::from("a b\" c"))]),
            "Names must only contain [_a-zA-Z0-9] but \"a b\" c\" does not. Give an enum value, or a string.",
        ),
        (Value::Enum(Name::from("true")), "Enum values cannot be named: true. Give an enum value, or a string."),
        (Value::Binary(vec![1, 2].into()), "No literal stands for bytes. Give a string or a list instead."),
        (deep, "A value can be nested at most 128 levels deep."),
    ] {
        let plan = Plan { default, ..Plan::good() };
        let expected = ["@mark(with:)", "Thing.a(argument:)", "Thing.field(argument:)", "In.field"];
        assert_eq!(faults(&plan), expected.map(|at| format!("{at}: {at} has invalid default value: {problem}")));
    }
}

#[test]
fn an_argument_of_a_directive_that_cannot_be_written_is_a_fault() {
    let given = |given: Vec<(&str, Value)>| Plan {
        given: given.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        ..Plan::good()
    };
    let told = faults(&given(vec![("with", Value::Enum(Name::from("a b\" c")))]));
    let problem = "Argument \"@mark(with:)\" has invalid value: Names must only contain [_a-zA-Z0-9] but \"a b\" c\" does not. \
                   Give an enum value, or a string.";
    assert_eq!((told[0].as_str(), told.last().unwrap().as_str()), (problem, &*format!("Union: {problem}")));
    let told = faults(&given(vec![("with", Value::Null), ("with", Value::Null)]));
    assert_eq!(told[0], "There can be only one argument named \"with\" on directive \"@mark\".");
}

/// Such directives would be read as the properties for which they stand.
#[test]
fn directives_that_are_interpreted_are_not_applied_by_their_names() {
    for (applied, instead) in [
        ("deprecated", "the reason of the deprecation"),
        ("specifiedBy", "the URL that specifies the scalar"),
        ("oneOf", "that the input object is a OneOf Input Object"),
    ] {
        let plan = Plan { names: Names { applied: applied.to_owned(), ..Names::good() }, ..Plan::good() };
        assert_eq!(
            faults(&plan)[0],
            format!("Directive \"@{applied}\" is not applied by its name. Set {instead} instead.")
        );
    }
}

#[test]
fn parts_have_the_names_under_which_they_are_kept() {
    let mut builder = TypeSystemBuilder::new();
    let (query, int) = (builder.reserve("Query"), TypeRef::named(builder.reserve("Int")));
    let mut field = Field::new("b", int);
    field.arguments.insert("x".into(), InputValue::new("y", int));
    let fields = Fields { fields: IndexMap::from_iter([("a".into(), field)]), interfaces: Vec::new() };
    builder.define(query, TypeDefinition::new("Query", TypeKind::Object(fields)));
    let other = builder.reserve("Other");
    let values = IndexMap::from_iter([("A".into(), EnumValue::new("a b"))]);
    builder.define(other, TypeDefinition::new("Another", TypeKind::Enum { values }));
    builder.set_root(OperationType::Query, query);
    let told: Vec<_> = builder.finish().unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "Other: The type reserved as \"Other\" has the name \"Another\". Use one name for both.",
            "Query.a: What is kept as \"a\" has the name \"b\". Use one name for both.",
            "Query.b(x:): What is kept as \"x\" has the name \"y\". Use one name for both.",
            "Another.A: What is kept as \"A\" has the name \"a b\". Use one name for both.",
        ]
    );
}

#[test]
fn numbers_read_back_as_themselves() {
    let floats = [0.0, -0.0, 1.0, 1e21, 1e300, 5e-324, f64::MAX, f64::MIN_POSITIVE, 0.1, -1.5e-7, 123_456_789.123];
    let floats = floats.into_iter().filter_map(Number::from_f64);
    let integers = [Number::from(i64::MIN), Number::from(u64::MAX), Number::from(0)];
    let texts = ["-0", "1e5", "1E+5", "12345678901234567890123", "0.1234567890123456789", "1.50"];
    let texts = texts.map(|text| text.parse::<Number>().unwrap());
    for number in floats.chain(integers).chain(texts) {
        assert_reads_back(&Plan { default: Value::Number(number), ..Plan::good() }.build().unwrap());
    }
    assert!(Number::from_f64(f64::NAN).is_none() && Number::from_f64(f64::INFINITY).is_none());
}
