//! The specification's algorithms for execution, word for word: without plans, futures, or care for speed.

use damson::PathSegment;
use damson_schema::coercion::{LiteralCoercion, VariableValues};
use damson_schema::type_system::Field as Definition;
use damson_schema::{IndexMap, TypeId, TypeRef, TypeSystem, Value};
use damson_syntax::ast::{Directive, Document, Field, List, Operation, Selection, ValueKind};
use serde_json::{Map, Value as Json};

use super::world::{Made, Node, Outcome, World};

/// The place of something in a response.
pub(crate) type Path = Vec<PathSegment>;

/// The expected response.
#[derive(Default)]
pub(crate) struct Expected {
    pub(crate) data: Json,
    /// The places where errors may be.
    pub(crate) faults: Vec<Path>,
    /// The causes of each null: at least one of these faults must be reported.
    pub(crate) causes: Vec<Vec<usize>>,
}

/// The executor.
pub(crate) struct Reference<'r> {
    pub(crate) types: &'r TypeSystem,
    pub(crate) document: &'r Document,
    pub(crate) operation: &'r Operation,
    pub(crate) variables: &'r VariableValues,
    pub(crate) world: World,
}

/// A value, or the faults that prevent it.
type Completed = Result<Json, Vec<usize>>;

impl Reference<'_> {
    /// See [Executing Operations](https://spec.graphql.org/September2026/#sec-Executing-Operations).
    pub(crate) fn execute(&self) -> Expected {
        let root = self.types.root(self.operation.operation_type).expect("the operation is valid");
        let mut expected = Expected::default();
        let sets = vec![self.operation.selection_set.selections];
        match self.execute_selection_set(root, self.world.root(), sets, &mut Vec::new(), &mut expected) {
            Ok(data) => expected.data = data,
            Err(causes) => expected.causes.push(causes),
        }
        expected
    }

    /// See [ExecuteSelectionSet](https://spec.graphql.org/September2026/#sec-Executing-Selection-Sets).
    fn execute_selection_set(
        &self,
        ty: TypeId,
        node: Node,
        sets: Vec<List<Selection>>,
        path: &mut Path,
        expected: &mut Expected,
    ) -> Completed {
        let mut groups = IndexMap::default();
        for set in sets {
            self.collect_fields(ty, set, &mut groups);
        }
        let before = expected.causes.len();
        let (mut object, mut causes) = (Map::new(), Vec::new());
        for (key, fields) in groups {
            path.push(PathSegment::Field(key.to_owned()));
            match self.execute_field(ty, node, &fields, path, expected) {
                Ok(value) => drop(object.insert(key.to_owned(), value)),
                Err(more) => causes.extend(more),
            }
            path.pop();
        }
        finish(Json::Object(object), causes, before, expected)
    }

    /// See [CollectFields](https://spec.graphql.org/September2026/#CollectFields()).
    fn collect_fields<'s>(&'s self, ty: TypeId, set: List<Selection>, groups: &mut IndexMap<&'s str, Vec<&'s Field>>) {
        for selection in self.document[set].iter().filter(|selection| self.is_included(selection.directives())) {
            match selection {
                Selection::Field(field) => groups.entry(&self.document[field.response_key()]).or_default().push(field),
                Selection::InlineFragment(fragment) => {
                    let condition = fragment.type_condition.map(|condition| &self.document[condition]);
                    if condition.is_none_or(|condition| self.applies(condition, ty)) {
                        self.collect_fields(ty, fragment.selection_set.selections, groups);
                    }
                }
                Selection::FragmentSpread(spread) => {
                    let name = &self.document[spread.name];
                    let mut fragments = self.document.fragments();
                    let fragment = fragments.find(|fragment| &self.document[fragment.name] == name);
                    let fragment = fragment.expect("the document is valid");
                    if self.applies(&self.document[fragment.type_condition], ty) {
                        self.collect_fields(ty, fragment.selection_set.selections, groups);
                    }
                }
            }
        }
    }

    fn applies(&self, condition: &str, object: TypeId) -> bool {
        self.types.id(condition).is_some_and(|condition| self.types.is_possible(condition, object))
    }

    fn is_included(&self, directives: List<Directive>) -> bool {
        self.document[directives].iter().all(|directive| match &self.document[directive.name] {
            "skip" => self.condition(directive) != Some(true),
            "include" => self.condition(directive) == Some(true),
            _ => true,
        })
    }

    /// The condition of a directive; `None` if it is a variable whose value is null.
    fn condition(&self, directive: &Directive) -> Option<bool> {
        match self.document[directive.arguments][0].value.kind {
            ValueKind::Boolean(value) => Some(value),
            ValueKind::Variable(name) => {
                let value = self.variables.by_name(self.document, self.operation, &self.document[name]);
                value.and_then(Value::as_bool)
            }
            other => panic!("{other:?} decides nothing in a valid document"),
        }
    }

    /// Whether a directive anywhere in the document depends on a variable that is null.
    pub(crate) fn has_conditions_without_value(&self) -> bool {
        let directives = self.document.selections().iter().flat_map(|selection| &self.document[selection.directives()]);
        let mut conditions =
            directives.filter(|directive| ["skip", "include"].contains(&&self.document[directive.name]));
        conditions.any(|directive| self.condition(directive).is_none())
    }

    /// See [ExecuteField](https://spec.graphql.org/September2026/#ExecuteField()).
    fn execute_field(
        &self,
        ty: TypeId,
        node: Node,
        fields: &[&Field],
        path: &mut Path,
        expected: &mut Expected,
    ) -> Completed {
        let (name, before) = (&self.document[fields[0].name], expected.causes.len());
        if name == "__typename" {
            return Ok(Json::from(&*self.types.get(ty).name));
        }
        let definition = &self.types.get(ty).fields().expect("objects have fields").fields[name];
        let completed = match self.coerce_argument_values(definition, fields[0]) {
            None => Err(vec![fault(path, expected)]),
            Some(arguments) => {
                let node = self.world.field(node, name, &arguments);
                match self.world.outcome(self.types, definition.ty, node) {
                    Outcome::Value(made) => self.complete_value(definition.ty, made, fields, path, expected),
                    Outcome::Error | Outcome::Panic => Err(vec![fault(path, expected)]),
                }
            }
        };
        handle(definition.ty, completed, before, expected)
    }

    /// The arguments in the form that the world reads; `None` if they cannot be coerced. See
    /// [CoerceArgumentValues](https://spec.graphql.org/September2026/#CoerceArgumentValues()).
    fn coerce_argument_values(&self, definition: &Definition, field: &Field) -> Option<String> {
        let mut text = String::new();
        for argument in definition.arguments.values() {
            let mut given = self.document[field.arguments].iter();
            let given = given.find(|given| self.document[given.name] == *argument.name);
            let coerced = match given {
                Some(given) => LiteralCoercion::new(self.types, self.document, self.operation)
                    .coerce(&given.value, argument.ty, Some(self.variables))
                    .ok()?,
                None => None,
            };
            match coerced.as_ref().or(argument.coerced_default.as_ref()) {
                Some(Value::Null) | None if argument.ty.is_non_null() => return None,
                Some(value) => text += &format!("{}={value}", argument.name),
                None => {}
            }
        }
        Some(text)
    }

    /// See [CompleteValue](https://spec.graphql.org/September2026/#CompleteValue()).
    fn complete_value(
        &self,
        ty: TypeRef,
        made: Made,
        fields: &[&Field],
        path: &mut Path,
        expected: &mut Expected,
    ) -> Completed {
        match made {
            Made::Null if ty.is_non_null() => Err(vec![fault(path, expected)]),
            Made::Null => Ok(Json::Null),
            Made::Wrong => Err(vec![fault(path, expected)]),
            Made::Leaf(value) => Ok(self.leaf(ty.named, &value)),
            Made::List(items) => self.complete_list(ty, items, fields, path, expected),
            Made::Object(object, node) => {
                let sets = fields.iter().filter_map(|field| field.selection_set).map(|set| set.selections).collect();
                self.execute_selection_set(object, node, sets, path, expected)
            }
        }
    }

    fn complete_list(
        &self,
        ty: TypeRef,
        items: Vec<Made>,
        fields: &[&Field],
        path: &mut Path,
        expected: &mut Expected,
    ) -> Completed {
        let item = ty.item().expect("only lists are made of items");
        let before = expected.causes.len();
        let (mut list, mut causes) = (Vec::new(), Vec::new());
        for (index, made) in items.into_iter().enumerate() {
            path.push(PathSegment::Index(index));
            let before = expected.causes.len();
            let completed = self.complete_value(item, made, fields, path, expected);
            match handle(item, completed, before, expected) {
                Ok(value) => list.push(value),
                Err(more) => causes.extend(more),
            }
            path.pop();
        }
        finish(Json::Array(list), causes, before, expected)
    }

    fn leaf(&self, ty: TypeId, value: &Value) -> Json {
        match &*self.types.get(ty).name {
            "ID" => Json::String(value.as_str().map_or_else(|| value.to_string(), str::to_owned)),
            _ => json_of(value),
        }
    }
}

/// The value as JSON, with numbers as doubles.
fn json_of(value: &Value) -> Json {
    serde_json::from_str(&serde_json::to_string(value).expect("every value is JSON")).expect("a value is JSON")
}

/// Notes a fault at this place.
fn fault(path: &Path, expected: &mut Expected) -> usize {
    expected.faults.push(path.clone());
    expected.faults.len() - 1
}

/// Finishes an object or list. If something in it that must not be null is null, its other nulls no longer matter.
fn finish(whole: Json, causes: Vec<usize>, before: usize, expected: &mut Expected) -> Completed {
    if causes.is_empty() {
        return Ok(whole);
    }
    expected.causes.truncate(before);
    Err(causes)
}

/// See [Handling Execution Errors](https://spec.graphql.org/September2026/#sec-Handling-Execution-Errors).
fn handle(ty: TypeRef, completed: Completed, before: usize, expected: &mut Expected) -> Completed {
    match completed {
        Err(causes) if !ty.is_non_null() => {
            expected.causes.truncate(before);
            expected.causes.push(causes);
            Ok(Json::Null)
        }
        completed => completed,
    }
}
