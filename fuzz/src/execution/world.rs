//! The values of all fields. A value depends only on its place, so that it can be computed twice.

use damson_schema::type_system::TypeKind;
use damson_schema::{Name, TypeId, TypeRef, TypeSystem, Value};

use crate::dice::Dice;
use crate::generate::value::something;

/// An object; its number decides everything in it.
#[derive(Clone, Copy)]
pub(crate) struct Node {
    pub(crate) number: u64,
    /// The number of objects around it.
    pub(crate) depth: u32,
}

/// The frequency of faults.
#[derive(Clone, Copy)]
pub(crate) struct World {
    pub(crate) seed: u64,
    /// Faults in a thousand places.
    pub(crate) faults: u64,
}

/// The action of a resolver.
pub(crate) enum Outcome {
    Value(Made),
    Error,
    Panic,
}

/// A value that a resolver gives.
pub(crate) enum Made {
    Null,
    Leaf(Value),
    Object(TypeId, Node),
    List(Vec<Made>),
    /// A value of another type than that of the field.
    Wrong,
}

impl World {
    pub(crate) fn root(&self) -> Node {
        Node { number: self.seed, depth: 0 }
    }

    /// The object of a field with these arguments; its number decides the value of the field.
    pub(crate) fn field(&self, parent: Node, name: &str, arguments: &str) -> Node {
        let bytes = name.bytes().chain(arguments.bytes());
        let number = bytes.fold(mix(parent.number), |number, byte| mix(number ^ u64::from(byte)));
        Node { number, depth: parent.depth + 1 }
    }

    /// The action of the resolver of a field with this type.
    pub(crate) fn outcome(&self, types: &TypeSystem, ty: TypeRef, node: Node) -> Outcome {
        match self.fault(node.number, 1) {
            Some(0) => Outcome::Panic,
            Some(1 | 2) => Outcome::Error,
            _ => Outcome::Value(self.made(types, ty, node)),
        }
    }

    fn made(&self, types: &TypeSystem, ty: TypeRef, node: Node) -> Made {
        match (self.fault(node.number, 2), ty.item()) {
            (Some(0..=2), _) => Made::Null,
            (Some(3), Some(_)) => Made::Wrong,
            (_, Some(item)) => {
                let most = longest(node);
                let number = |index| Node { number: mix(node.number ^ index), depth: node.depth + 1 };
                Made::List((1..=node.number % most).map(|index| self.made(types, item, number(index))).collect())
            }
            (fault, None) => named(types, ty.named, node, fault == Some(3)),
        }
    }

    /// The kind of the fault, one of four, if there is one.
    fn fault(&self, number: u64, salt: u64) -> Option<u64> {
        let number = mix(number ^ salt << 32);
        (number % 1000 < self.faults).then_some(number / 1000 % 4)
    }
}

/// One list in eight near the root is long, since the engine treats many futures differently from a few.
fn longest(node: Node) -> u64 {
    match node.depth {
        0 | 1 if node.number.is_multiple_of(8) => 80,
        0..4 => 3,
        _ => 2,
    }
}

fn named(types: &TypeSystem, ty: TypeId, node: Node, wrong: bool) -> Made {
    let definition = types.get(ty);
    match &definition.kind {
        TypeKind::Scalar { .. } if wrong && &*definition.name != "Any" => Made::Wrong,
        TypeKind::Scalar { .. } => Made::Leaf(scalar(&definition.name, node.number)),
        TypeKind::Enum { .. } if wrong => Made::Wrong,
        TypeKind::Enum { values } => {
            let index = node.number as usize % values.len();
            Made::Leaf(values.get_index(index).map_or(Value::Null, |(name, _)| Value::Enum(Name::from(name.clone()))))
        }
        TypeKind::Object(_) => Made::Object(ty, node),
        _ if wrong => Made::Wrong,
        _ => match types.possible_types(ty) {
            [] => Made::Null,
            possible => Made::Object(possible[node.number as usize % possible.len()], node),
        },
    }
}

fn scalar(name: &str, number: u64) -> Value {
    match name {
        "Int" => Value::from(number as i32),
        "Float" if number.is_multiple_of(2) => Value::from(number as i32),
        "Float" => Value::from(number as f64 / 1e15),
        "Boolean" => Value::from(number.is_multiple_of(2)),
        "ID" if number.is_multiple_of(2) => Value::from(number as i64),
        "ID" | "String" => {
            Value::from(["", "plain", "\"quoted\"\\\n", "é\u{0}\u{1f}\u{7f}\u{2028}😀"][number as usize % 4])
        }
        _ => something(&mut Dice::new(&number.to_le_bytes()), 2),
    }
}

/// A number that follows from another one but looks unrelated to it.
pub(crate) fn mix(number: u64) -> u64 {
    let number = (number ^ number >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9).wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ number >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ number >> 31
}
