//! Makes values of a type, with a mistake now and then, and literals in which some parts are variables.

use damson_schema::type_system::{InputValue, TypeKind};
use damson_schema::{Name, TypeRef, TypeSystem, Value};

use crate::dice::Dice;

const TEXTS: [&str; 7] =
    ["", "a", "Red", "Z", "1", "\"\\\n\u{7}é😀\u{2028}", "a rather long text of more than one word"];

/// A value of the type; in `wrong` percent of the places it is of another type.
pub(crate) fn generate(types: &TypeSystem, dice: &mut Dice<'_>, ty: TypeRef, depth: usize, wrong: usize) -> Value {
    if wrong > 0 && dice.chance(wrong) {
        return anything(dice, depth);
    }
    if !ty.is_non_null() && dice.chance(8) {
        return Value::Null;
    }
    match ty.item() {
        // One item stands for a list of it.
        Some(item) if dice.chance(20) => generate(types, dice, item, depth, wrong),
        Some(item) => {
            let count = dice.below(4);
            Value::List((0..count).map(|_| generate(types, dice, item, depth.saturating_sub(1), wrong)).collect())
        }
        None => named(types, dice, ty, depth, wrong),
    }
}

fn named(types: &TypeSystem, dice: &mut Dice<'_>, ty: TypeRef, depth: usize, wrong: usize) -> Value {
    let definition = types.get(ty.named);
    match &definition.kind {
        TypeKind::InputObject { fields, one_of: true } => {
            let field = &fields[dice.below(fields.len())];
            let value = generate(types, dice, field.ty.non_null(), depth.saturating_sub(1), wrong);
            Value::Object([(Name::from(field.name.clone()), value)].into_iter().collect())
        }
        TypeKind::InputObject { fields, .. } => {
            let wrong = if depth == 0 { 0 } else { wrong };
            let is_given = |field: &&InputValue| field.is_required() || (depth > 0 && dice.chance(40));
            let given: Vec<_> = fields.values().filter(is_given).collect();
            let value = |ty| generate(types, dice, ty, depth.saturating_sub(1), wrong);
            let names = given.iter().map(|field| Name::from(field.name.clone()));
            Value::Object(names.zip(given.iter().map(|field| field.ty).map(value)).collect())
        }
        TypeKind::Enum { values } => {
            let index = dice.below(values.len());
            values.get_index(index).map_or(Value::Null, |(name, _)| Value::Enum(Name::from(name.clone())))
        }
        _ => scalar(&definition.name, dice, depth),
    }
}

fn scalar(name: &str, dice: &mut Dice<'_>, depth: usize) -> Value {
    match name {
        "Int" => Value::from(integer(dice)),
        "Float" => match dice.below(3) {
            0 => Value::from(integer(dice)),
            _ => float(dice),
        },
        "Boolean" => Value::from(dice.chance(50)),
        "ID" if dice.chance(50) => Value::from(integer(dice)),
        "ID" | "String" => Value::from(dice.pick(&TEXTS)),
        _ => something(dice, depth),
    }
}

/// A non-null value of a scalar that accepts everything.
pub(crate) fn something(dice: &mut Dice<'_>, depth: usize) -> Value {
    match anything(dice, depth) {
        Value::Null => Value::from(false),
        value => value,
    }
}

fn integer(dice: &mut Dice<'_>) -> i32 {
    match dice.below(4) {
        0 => i32::from(dice.byte()),
        1 => i32::MIN,
        2 => i32::MAX,
        _ => dice.word() as i32,
    }
}

/// A float that does not look like an integer in any notation.
fn float(dice: &mut Dice<'_>) -> Value {
    let number = f64::from_bits(dice.word());
    let number = if number.is_finite() && number.fract() != 0.0 { number } else { 0.5 };
    Value::from(number)
}

/// A value of any type.
fn anything(dice: &mut Dice<'_>, depth: usize) -> Value {
    match dice.below(if depth == 0 { 8 } else { 11 }) {
        0 => Value::Null,
        1 => Value::from(dice.chance(50)),
        2 => Value::from(integer(dice)),
        3 => Value::from(dice.word() as i64),
        4 => Value::from(dice.word()),
        5 => float(dice),
        6 => Value::from(dice.pick(&TEXTS)),
        7 => Value::Enum(Name::from(dice.pick(&["A", "B", "RED", "GREEN", "ENGLISH", "NOT_THERE"]))),
        8 => (0..dice.below(4)).map(|_| anything(dice, depth - 1)).collect::<Vec<_>>().into(),
        _ => {
            let names = ["i", "s", "x", "label", "value", "a", "b", "tree", "o"];
            let fields = (0..dice.below(4)).map(|_| (Name::from(dice.pick(&names)), anything(dice, depth - 1)));
            Value::Object(fields.collect())
        }
    }
}
