//! The cost of one field whose cost is computed: by its author's function, or by the arguments that slice its list.

use std::panic::{AssertUnwindSafe, catch_unwind};

use damson_syntax::ast;

use crate::coercion::{ArgumentPlan, InputError, LiteralCoercion, VariableValues};
use crate::type_system::{Field, FieldCost, FieldId, ListSize, Wrapper};
use crate::{Code, Diagnostic, TypeId, TypeRef, TypeSystem, Value};

use super::arguments::{CostArguments, Given};

/// A field whose cost is computed, with its arguments.
#[derive(Clone, Debug)]
pub(super) struct Priced {
    parent: TypeId,
    index: u32,
    arguments: Box<[ArgumentPlan]>,
}

/// Where a function failed: its author's mistake, of which a client learns the place alone.
pub(super) struct Failed(String);

impl Failed {
    pub(super) fn into_diagnostic(self) -> Diagnostic {
        Diagnostic { code: Code::Internal, message: self.0, locations: Vec::new(), rule: None }
    }
}

impl Priced {
    /// The field that `node` selects on `parent`.
    pub(super) fn new(
        coercion: &mut LiteralCoercion<'_>,
        types: &TypeSystem,
        parent: TypeId,
        index: u32,
        node: &ast::Field,
    ) -> Result<Self, InputError> {
        let field = definition(types, parent, index);
        let owner = format!("{}.{}", types.get(parent).name, field.name);
        let arguments = ArgumentPlan::of_arguments(coercion, &field.arguments, node.arguments, &owner, node.span)?;
        Ok(Priced { parent, index, arguments })
    }

    pub(super) fn heap_size(&self) -> usize {
        size_of_val(&*self.arguments) + self.arguments.iter().map(ArgumentPlan::heap_size).sum::<usize>()
    }

    /// Whether no argument waits for a variable.
    pub(super) fn is_constant(&self) -> bool {
        self.arguments.iter().all(|argument| match argument {
            ArgumentPlan::Absent | ArgumentPlan::Default | ArgumentPlan::Missing(_) => true,
            ArgumentPlan::Literal(template) => template.is_constant(),
            ArgumentPlan::Variable(_) => false,
        })
    }

    /// The cost, given that of what is selected below; the greatest, if several objects may resolve the field.
    pub(super) fn cost(
        &self,
        types: &TypeSystem,
        variables: &VariableValues,
        list_size: u64,
        child: u64,
    ) -> Result<u64, Failed> {
        let field = definition(types, self.parent, self.index);
        let given = Given::new(types, &field.arguments, &self.arguments, variables);
        let of = |(parent, index): (TypeId, u32)| {
            let field = definition(types, parent, index);
            cost_of(field, &given, list_size, child).map_err(|()| failed(types, parent, field))
        };
        let mut greatest = of((self.parent, self.index))?;
        for &other in types.dearer(self.parent, self.index) {
            greatest = greatest.max(of(other)?);
        }
        Ok(if given.failed() { 1 } else { greatest })
    }
}

/// How the cost of a field is found.
pub(super) enum Price {
    /// Of its arguments, by the index of the field in its type.
    Computed(u32),
    /// What it costs itself, and how often what is selected below it.
    Linear { weight: u64, items: u64 },
}

/// The field that `name` stands for, unless it belongs to introspection.
pub(super) fn find<'t>(
    types: &'t TypeSystem,
    parent: TypeId,
    name: &str,
    list_size: u64,
) -> Option<(&'t Field, Price)> {
    let (FieldId::Defined(index), field) = types.field(parent, name)? else { return None };
    let cost: Option<&FieldCost> = field.cost.as_deref();
    if cost.is_some_and(FieldCost::is_computed) || !types.dearer(parent, index).is_empty() {
        return Some((field, Price::Computed(index)));
    }
    let assumed = cost.and_then(|cost| cost.list_size.assumed);
    let weight = cost.map_or(1, |cost| cost.weight);
    Some((field, Price::Linear { weight, items: items(field.ty, assumed, list_size) }))
}

fn definition(types: &TypeSystem, parent: TypeId, index: u32) -> &Field {
    &types.get(parent).fields().expect("only fields have a cost").fields[index as usize]
}

fn cost_of<'a>(field: &'a Field, given: &'a Given<'a>, list_size: u64, child: u64) -> Result<u64, ()> {
    let Some(cost) = &field.cost else { return Ok(plain(1, items(field.ty, None, list_size), child)) };
    let arguments = CostArguments::new(field, given);
    match &cost.compute {
        Some(compute) => {
            let child = child.min(FieldCost::MOST_BELOW);
            let computed = catch_unwind(AssertUnwindSafe(|| (compute.0)(&arguments, child)));
            computed.map(|cost| cost.unwrap_or(1)).map_err(drop)
        }
        None => {
            let size = sliced(&cost.list_size, &arguments);
            Ok(plain(cost.weight, items(field.ty, size, list_size), child))
        }
    }
}

fn plain(weight: u64, items: u64, child: u64) -> u64 {
    weight.saturating_add(items.saturating_mul(child))
}

/// How many objects a field of this type is taken to give; `outermost` is the length of the outermost list, if known.
fn items(ty: TypeRef, outermost: Option<u64>, list_size: u64) -> u64 {
    let lists = ty.wrappers.iter().filter(|&wrapper| wrapper == Wrapper::List).count();
    let sizes = outermost.into_iter().chain(std::iter::repeat(list_size)).take(lists);
    sizes.fold(1, u64::saturating_mul)
}

fn sliced(size: &ListSize, arguments: &CostArguments<'_>) -> Option<u64> {
    let told = size.slicing_arguments.iter().filter_map(|path| told(path, arguments));
    told.max().or(size.assumed)
}

fn told(path: &str, arguments: &CostArguments<'_>) -> Option<u64> {
    let mut steps = path.split('.');
    let mut value = arguments.get(steps.next()?)?;
    for step in steps {
        let Value::Object(fields) = value else { return None };
        value = fields.get(step)?;
    }
    match value {
        Value::Number(number) => number.as_u64().or_else(|| number.as_i64().map(|_| 0)),
        _ => None,
    }
}

#[cold]
fn failed(types: &TypeSystem, parent: TypeId, field: &Field) -> Failed {
    let coordinate = format!("{}.{}", types.get(parent).name, field.name);
    Failed(format!("The cost of \"{coordinate}\" cannot be computed. Ask those who run the server."))
}
