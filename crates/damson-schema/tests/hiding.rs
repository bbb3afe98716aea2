//! Type systems without their hidden parts.

use std::collections::HashSet;

use damson_schema::type_system::TypeKind;
use damson_schema::{SchemaPart, TypeId, TypeSystem};

fn types(sdl: &str) -> TypeSystem {
    TypeSystem::from_sdl(sdl).unwrap_or_else(|faults| panic!("{sdl}\n{faults}"))
}

/// The part that a coordinate stands for.
fn part(types: &TypeSystem, coordinate: &str) -> SchemaPart {
    types.resolve(coordinate).expect("a coordinate").expect("a part")
}

/// Every part that a service defines itself.
fn parts(types: &TypeSystem) -> Vec<SchemaPart> {
    let mut parts = Vec::new();
    for name in named(types) {
        let id = types.id(name).expect("a type");
        let ty = types.get(id);
        parts.push(SchemaPart::Type(id));
        parts.extend((0..types.get(id).member_names().len()).map(|index| SchemaPart::Member(id, index)));
        let fields = ty.fields().into_iter().flat_map(|fields| fields.fields.values().enumerate());
        for (index, field) in fields {
            parts.extend((0..field.arguments.len()).map(|argument| SchemaPart::Argument(id, index, argument)));
        }
    }
    let directives = types.directives.values().enumerate();
    for (index, directive) in directives.filter(|(_, directive)| !BUILT_IN.contains(&&*directive.name)) {
        parts.push(SchemaPart::Directive(index));
        parts.extend((0..directive.arguments.len()).map(|argument| SchemaPart::DirectiveArgument(index, argument)));
    }
    parts
}

const BUILT_IN: [&str; 10] =
    ["Int", "Float", "String", "Boolean", "ID", "skip", "include", "deprecated", "specifiedBy", "oneOf"];

#[test]
fn parts_that_need_a_hidden_part_are_hidden() {
    for case in include_str!("data/hiding/cases.txt").split("\n\n") {
        let [name, sdl, hidden, left] = case.lines().collect::<Vec<_>>()[..] else { panic!("four lines, not {case}") };
        let types = types(sdl);
        let hidden = hidden.strip_prefix("--- ").expect("a line of hidden parts").split(' ');
        let hidden: Vec<_> = hidden.map(|coordinate| part(&types, coordinate)).collect();
        assert_eq!(types.without(&hidden).sdl(), self::types(left).sdl(), "{name}");
    }
}

/// For any two hidden parts, the rest is valid and does not refer to them.
#[test]
fn the_rest_is_valid() {
    let museum = types(include_str!("validation/museum.graphql"));
    assert!(parts(&museum).len() > 100);
    assert!(valid_views(&museum, 37) > 300);
    let directives_everywhere = types(include_str!("data/hiding/directives_everywhere.graphql"));
    assert!(valid_views(&directives_everywhere, 2) > 300);
}

/// Hides every part of a schema alone and with some others. Returns the number of views, all of them valid.
fn valid_views(types: &TypeSystem, step: usize) -> usize {
    let parts = parts(types);
    let mut views = 0;
    for (index, first) in parts.iter().enumerate() {
        for second in parts.iter().skip(index).step_by(step) {
            let left = types.without(&[*first, *second]);
            if left.query.is_some() {
                views += 1;
                let again = TypeSystem::from_sdl(&left.sdl());
                let again = again.unwrap_or_else(|faults| panic!("without {first:?} and {second:?}: {faults}"));
                assert_eq!(again.sdl(), left.sdl());
                assert_eq!(unreached(&left), Vec::<&str>::new(), "without {first:?} and {second:?}");
            }
        }
    }
    views
}

/// The types of a service that no path leads to from its roots.
fn unreached(types: &TypeSystem) -> Vec<&str> {
    let roots = [types.query, types.mutation, types.subscription].into_iter().flatten();
    let inputs = types.directives.values().flat_map(|directive| directive.arguments.values());
    let mut rest: Vec<TypeId> = roots.chain(inputs.map(|input| input.ty.named)).collect();
    let mut reached = HashSet::new();
    while let Some(id) = rest.pop() {
        if reached.insert(id) {
            rest.extend(neighbours(types, id));
        }
    }
    named(types).into_iter().filter(|name| !reached.contains(&types.id(name).expect("a type"))).collect()
}

fn neighbours(types: &TypeSystem, id: TypeId) -> Vec<TypeId> {
    let implements =
        |of: TypeId, interface: TypeId| types.get(of).fields().is_some_and(|f| f.interfaces.contains(&interface));
    match &types.get(id).kind {
        TypeKind::Object(fields) | TypeKind::Interface(fields) => {
            let inputs = fields.fields.values().flat_map(|field| field.arguments.values().map(|input| input.ty.named));
            let outputs = fields.fields.values().map(|field| field.ty.named);
            let related =
                types.types().map(|(other, _)| other).filter(|&other| implements(id, other) || implements(other, id));
            inputs.chain(outputs).chain(related).collect()
        }
        TypeKind::Union { members } => members.clone(),
        TypeKind::InputObject { fields, .. } => fields.values().map(|field| field.ty.named).collect(),
        TypeKind::Scalar { .. } | TypeKind::Enum { .. } => Vec::new(),
    }
}

#[test]
fn types_keep_their_ids_and_hidden_ones_are_not_found() {
    let types = types("type Query { a: A b: B } type A { x: Int } type B { x: Int }");
    let (a, b) = (types.id("A").expect("A"), types.id("B").expect("B"));
    let left = types.without(&[SchemaPart::Type(a)]);
    assert_eq!((left.id("A"), left.id("B")), (None, Some(b)));
    assert!(left.types().all(|(id, _)| id != a));
    assert!(left.shown(a).is_none() && left.shown(b).is_some());
    assert_eq!(left.without(&[]).sdl(), left.sdl());
    let parts = [SchemaPart::Type(a), SchemaPart::Member(a, 0), SchemaPart::Argument(a, 0, 0)];
    assert_eq!(left.without(&parts).sdl(), left.sdl(), "these parts are hidden already");
}

/// The names of the types that a service defines itself.
fn named(types: &TypeSystem) -> Vec<&str> {
    let names = types.types().map(|(_, ty)| &*ty.name);
    names.filter(|name| !name.starts_with("__") && !BUILT_IN.contains(name)).collect()
}

/// Each of many types needs the next one.
#[test]
fn hiding_is_linear() {
    let count = 20_000;
    let mut sdl = String::from("type Query { open: Int first: T0 }");
    (0..count).for_each(|index| sdl.push_str(&format!("type T{index} {{ next: T{} }}", (index + 1) % count)));
    sdl.push_str("type Last { x: Int }");
    let types = types(&sdl);
    let last = types.id(&format!("T{}", count - 1)).expect("a type");
    assert_eq!(named(&types.without(&[SchemaPart::Type(last)])), ["Query", "Last"]);
    let first = part(&types, "Query.first");
    assert_eq!(named(&types.without(&[first])), ["Query", "Last"]);
}

/// This holds where everything leads to everything else, and where nothing leads to anything.
#[test]
fn reaching_is_linear() {
    let count = 3_000;
    let mut sdl = String::from("type Query { open: Int node: Node } interface Node { x: Int }");
    (0..count).for_each(|index| sdl.push_str(&format!("type T{index} implements Node {{ x: Int all: Node }}")));
    (0..count).for_each(|index| sdl.push_str(&format!("type Apart{index} {{ x: Int }}")));
    let types = types(&sdl);
    assert_eq!(named(&types.without(&[part(&types, "Query.open")])).len(), 2 * count + 2);
    assert_eq!(named(&types.without(&[part(&types, "Query.node")])).len(), count + 1);
}
