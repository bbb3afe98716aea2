//! A type system built from SDL has the definitions of the SDL and the built-in ones.
#![expect(clippy::unwrap_used, reason = "a test that fails may panic")]

use damson_schema::TypeSystem;
use damson_schema::type_system::{FieldId, TypeKind};
use damson_schema::value::{Name, Value};

const SDL: &str = r#"
"A library."
schema { query: Root }
extend schema { mutation: Change }

type Root { node(id: ID!): Node, find(filter: Filter = {text: "x"}): [Found!]! }
type Change { add(book: BookInput!): Book @deprecated }
interface Node { id: ID! }
type Book implements Node { id: ID!, title: String @deprecated(reason: "No titles."), size: Size }
type Author implements Node { id: ID! }
union Found = Book | Author
enum Size { SMALL LARGE }
input Filter { text: String, sizes: [Size!] = SMALL, page: Page = {} }
input Page { first: Float = 10, after: ID = 5 }
input BookInput @oneOf { title: String, isbn: Isbn }
scalar Isbn @specifiedBy(url: "https://example.org/isbn")
directive @cost(value: Int! = 1) repeatable on FIELD_DEFINITION | OBJECT
extend type Author @cost { books: [Book] @cost(value: 2) @cost }
"#;

fn library() -> TypeSystem {
    TypeSystem::from_sdl(SDL).unwrap_or_else(|errors| panic!("{errors}"))
}

#[test]
fn roots_are_those_of_the_schema_definition_and_its_extensions() {
    let types = library();
    assert_eq!(types.query, types.id("Root"));
    assert_eq!(types.mutation, types.id("Change"));
    assert_eq!(types.subscription, None);
    assert_eq!(types.description.as_deref(), Some("A library."));
}

#[test]
fn meta_fields_are_where_introspection_offers_them() {
    let types = library();
    let id = |ty: &str, field: &str| types.field(types.id(ty).unwrap(), field).map(|(id, _)| id);
    assert_eq!(id("Root", "__schema"), Some(FieldId::Schema));
    assert_eq!(id("Root", "__type"), Some(FieldId::Type));
    assert_eq!(id("Book", "__schema"), None);
    assert_eq!(id("Found", "__typename"), Some(FieldId::Typename));
    assert_eq!(id("__Type", "__typename"), Some(FieldId::Typename));
    assert_eq!(id("Size", "__typename"), None);
    assert_eq!(id("Book", "title"), Some(FieldId::Defined(1)));
    let (_, field) = types.field(types.query.unwrap(), "__type").unwrap();
    assert_eq!(types.display(field.arguments["name"].ty).to_string(), "String!");
}

#[test]
fn possible_types_are_implementers_and_members() {
    let types = library();
    let names = |ty: &str| -> Vec<&str> {
        types.possible_types(types.id(ty).unwrap()).iter().map(|&id| &*types.get(id).name).collect()
    };
    assert_eq!(names("Node"), ["Book", "Author"]);
    assert_eq!(names("Found"), ["Book", "Author"]);
    assert_eq!(names("Book"), ["Book"]);
    assert_eq!(names("Size"), [""; 0]);
}

#[test]
fn built_in_directives_are_interpreted_and_others_kept() {
    let types = library();
    let book = types.by_name("Book").unwrap().fields().unwrap();
    assert_eq!(book.fields["title"].deprecation.as_deref(), Some("No titles."));
    let change = types.by_name("Change").unwrap().fields().unwrap();
    assert_eq!(change.fields["add"].deprecation.as_deref(), Some("No longer supported"));
    assert!(matches!(&types.by_name("BookInput").unwrap().kind, TypeKind::InputObject { one_of: true, .. }));
    let TypeKind::Scalar { specified_by_url, .. } = &types.by_name("Isbn").unwrap().kind else { panic!() };
    assert_eq!(specified_by_url.as_deref(), Some("https://example.org/isbn"));
    let author = types.by_name("Author").unwrap();
    assert_eq!(author.applied.len(), 1);
    assert_eq!(author.fields().unwrap().fields["books"].applied[0].arguments[0].1, Value::Number(2.into()));
}

#[test]
fn default_values_are_coerced_with_those_inside_them() {
    let types = library();
    let (_, find) = types.field(types.query.unwrap(), "find").unwrap();
    let default = find.arguments["filter"].coerced_default.as_ref().unwrap();
    assert_eq!(default.to_string(), r#"{text: "x", sizes: [SMALL], page: {first: 10, after: "5"}}"#);
    let Value::Object(object) = default else { panic!() };
    assert_eq!(object["sizes"], Value::List(vec![Value::Enum(Name::new("SMALL"))]));
    assert_eq!(find.arguments["filter"].default_value.as_ref().unwrap().to_string(), r#"{text: "x"}"#);
}

#[test]
fn built_in_scalars_are_there_when_something_refers_to_them() {
    let types = TypeSystem::from_sdl("type Query { name: String }").unwrap();
    let names: Vec<&str> = types.types().map(|(_, ty)| &*ty.name).collect();
    assert_eq!(
        names,
        [
            "Query",
            "String",
            "Boolean",
            "__Schema",
            "__Type",
            "__TypeKind",
            "__Field",
            "__InputValue",
            "__EnumValue",
            "__Directive",
            "__DirectiveLocation"
        ]
    );
    assert_eq!(
        types.directives.keys().map(|name| &**name).collect::<Vec<_>>(),
        ["include", "skip", "deprecated", "specifiedBy", "oneOf"]
    );
}

#[test]
fn syntax_errors_have_their_place() {
    let errors = TypeSystem::from_sdl("type Query {").unwrap_err();
    assert_eq!(errors.to_string(), "the schema has 1 fault\n- Syntax Error: Expected Name, found <EOF>. (1:13)");
}
