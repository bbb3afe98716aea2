//! The cost of one field whose cost is computed: by its author's function, or by the arguments that slice its list.

use damson_syntax::Span;
use damson_syntax::ast::Document;

use crate::coercion::{ArgumentPlan, InputError, LiteralCoercion, VariableValues};
use crate::type_system::{CostArguments, Field, FieldCost, FieldId, ListSize, Wrapper};
use crate::user_code::{self, Panicked};
use crate::{Code, Diagnostic, TypeId, TypeRef, TypeSystem, Value};

use super::arguments::Given;
use super::measure::Selected;
use super::metric::Metric;
use super::slicing;

/// A field: its type, and its index in the type.
pub(super) type Place = (TypeId, u32);

/// A number that is computed from the arguments of a field and the cost of its selection.
#[derive(Clone, Copy, Debug)]
pub(super) enum Quantity {
    /// The cost of the field.
    Cost,
    /// The cost of the items of the lists whose sizes the field tells.
    SizedItems,
}

/// A quantity of a field, with its arguments.
#[derive(Clone, Debug)]
pub(super) struct Priced {
    place: Place,
    quantity: Quantity,
    arguments: Box<[ArgumentPlan]>,
    /// The place of the field in the document.
    span: Span,
}

/// A panic of a cost function: a mistake of its author, of which a client learns only the field.
pub(super) struct Failed {
    message: String,
    span: Span,
}

impl Failed {
    pub(super) fn into_diagnostic(self, document: &Document) -> Diagnostic {
        let locations = vec![document.location(self.span.start())];
        Diagnostic { code: Code::Internal, message: self.message, locations, rule: None }
    }
}

impl Priced {
    pub(super) fn new(
        coercion: &mut LiteralCoercion<'_>,
        types: &TypeSystem,
        document: &Document,
        selected: Selected<'_>,
    ) -> Result<Self, InputError> {
        let Selected { place, quantity, node } = selected;
        let field = definition(types, place);
        let owner = format!("{}.{}", types.get(place.0).name, field.name);
        alternatives(types, place)
            .try_for_each(|place| slicing::check(document, field, definition(types, place), &owner, node))?;
        let arguments = ArgumentPlan::of_arguments(coercion, &field.arguments, node.arguments, &owner, node.span)?;
        Ok(Priced { place, quantity, arguments, span: node.span })
    }

    pub(super) fn heap_size(&self) -> usize {
        size_of_val(&*self.arguments) + self.arguments.iter().map(ArgumentPlan::heap_size).sum::<usize>()
    }

    /// Whether no argument depends on a variable.
    pub(super) fn is_constant(&self) -> bool {
        self.arguments.iter().all(|argument| match argument {
            ArgumentPlan::Absent | ArgumentPlan::Default | ArgumentPlan::Missing(_) => true,
            ArgumentPlan::Literal(template) => template.is_constant(),
            ArgumentPlan::Variable(_) => false,
        })
    }

    /// The quantity, given the cost of the selection; the greatest one, if several objects may resolve the field.
    pub(super) fn cost(
        &self,
        types: &TypeSystem,
        variables: &VariableValues,
        metric: Metric,
        child: u64,
    ) -> Result<u64, Failed> {
        let given = Given::new(types, &definition(types, self.place).arguments, &self.arguments, variables);
        let mut greatest = 0;
        for place in alternatives(types, self.place) {
            let field = definition(types, place);
            let cost = match (self.quantity, metric) {
                (Quantity::Cost, _) => cost_of(field, &given, metric, child),
                (Quantity::SizedItems, Metric::Cost { list_size }) => {
                    Ok(size_below(field, &given, list_size).saturating_mul(child))
                }
                (Quantity::SizedItems, Metric::Complexity) => Ok(0), // complexity ignores sizes
            };
            greatest = greatest.max(cost.map_err(|Panicked| self.failed(types, place.0, field))?);
        }
        Ok(match self.quantity {
            Quantity::Cost if given.failed() => 1,
            Quantity::SizedItems if given.failed() => 0,
            _ => greatest,
        })
    }

    #[cold]
    fn failed(&self, types: &TypeSystem, parent: TypeId, field: &Field) -> Failed {
        let coordinate = format!("{}.{}", types.get(parent).name, field.name);
        let message = format!("The cost of \"{coordinate}\" cannot be computed. Ask those who run the server.");
        Failed { message, span: self.span }
    }
}

/// The way to find the cost of a field.
pub(super) enum Price {
    /// From its arguments, or from the costs of several fields that may be resolved for it.
    Computed,
    /// From the cost of the field itself, and the number of times that its selection counts.
    Linear { weight: u64, items: u64 },
}

/// The field that `name` stands for, unless it belongs to introspection.
pub(super) fn find(types: &TypeSystem, parent: TypeId, name: &str) -> Option<Place> {
    match types.field(parent, name)? {
        (FieldId::Defined(index), _) => Some((parent, index)),
        _ => None,
    }
}

/// The price of a field, which is that of the dearest field that may be resolved for it.
pub(super) fn price(types: &TypeSystem, place: Place, metric: Metric) -> Price {
    let places = alternatives(types, place);
    match metric {
        Metric::Cost { list_size } => greatest(places.map(|place| linear_cost(types, place, list_size))),
        Metric::Complexity => greatest(places.map(|place| linear_complexity(types, place))),
    }
}

/// The weight and the number of items of the field alone. None if an argument or a function decides them.
fn linear_cost(types: &TypeSystem, place: Place, list_size: u64) -> Option<(u64, u64)> {
    let field = definition(types, place);
    let Some(cost) = field.cost.as_deref() else { return Some((1, items(field.ty, None, list_size))) };
    let assumed = cost.own_list_size().and_then(|size| size.assumed);
    (!cost.is_computed()).then(|| (cost.weight, items(field.ty, assumed, list_size)))
}

/// The same for complexity: a declared one replaces that of the selection; otherwise, the field adds 1 to it.
fn linear_complexity(types: &TypeSystem, place: Place) -> Option<(u64, u64)> {
    match definition(types, place).cost.as_deref() {
        Some(FieldCost { compute: Some(_), .. }) => None,
        Some(FieldCost { complexity: Some(complexity), .. }) => Some((*complexity, 0)),
        _ => Some((1, 1)),
    }
}

/// The price that is the greatest one for every selection, if there is one.
fn greatest(mut prices: impl Iterator<Item = Option<(u64, u64)>> + Clone) -> Price {
    let greater = |most: (u64, u64), price: (u64, u64)| (most.0.max(price.0), most.1.max(price.1));
    let most = prices.clone().try_fold((0, 0), |most, price| Some(greater(most, price?)));
    match most {
        Some((weight, items)) if prices.any(|price| price == most) => Price::Linear { weight, items },
        _ => Price::Computed,
    }
}

/// The weight of one item of the field's outermost list, whose size a field above tells, and the objects in it. None if the
/// field computes its own cost.
pub(super) fn price_of_item(types: &TypeSystem, place: Place, list_size: u64) -> Option<(u64, u64)> {
    let costs = || alternatives(types, place).map(|place| definition(types, place).cost.as_deref());
    if costs().flatten().any(FieldCost::is_computed) {
        return None;
    }
    let weight = costs().map(|cost| cost.map_or(1, |cost| cost.weight)).max()?;
    Some((weight, items(definition(types, place).ty, Some(1), list_size)))
}

/// Whether the field tells the sizes of lists below it; with a name, the size of the list of the field with this name.
pub(super) fn tells_size(types: &TypeSystem, place: Place, of: Option<&str>) -> bool {
    let sizes =
        alternatives(types, place).filter_map(|place| definition(types, place).cost.as_ref()?.list_size_below());
    sizes.flat_map(|size| &size.sized_fields).any(|name| of.is_none_or(|of| **name == *of))
}

/// The field, and the fields with costs of their own that may be resolved in its place.
fn alternatives(types: &TypeSystem, place: Place) -> impl Iterator<Item = Place> + Clone {
    std::iter::once(place).chain(types.dearer(place.0, place.1).iter().copied())
}

pub(super) fn definition(types: &TypeSystem, (parent, index): Place) -> &Field {
    &types.get(parent).fields().expect("only fields have a cost").fields[index as usize]
}

fn cost_of<'a>(field: &'a Field, given: &'a Given<'a>, metric: Metric, child: u64) -> Result<u64, Panicked> {
    let cost = field.cost.as_deref();
    if let Some(compute) = cost.and_then(|cost| cost.compute.as_ref()) {
        let (arguments, child) = (CostArguments::new(field, given), child.min(FieldCost::MOST_BELOW));
        return user_code::call(|| (compute.0)(&arguments, child).unwrap_or(1));
    }
    Ok(match metric {
        Metric::Complexity => cost.and_then(|cost| cost.complexity).unwrap_or(child.saturating_add(1)),
        Metric::Cost { list_size } => {
            let size = cost.and_then(FieldCost::own_list_size);
            let size = size.and_then(|size| sliced(size, &CostArguments::new(field, given)));
            plain(cost.map_or(1, |cost| cost.weight), items(field.ty, size, list_size), child)
        }
    })
}

/// The number of items in the lists whose sizes this field tells.
fn size_below<'a>(field: &'a Field, given: &'a Given<'a>, list_size: u64) -> u64 {
    let size = field.cost.as_ref().and_then(|cost| cost.list_size_below());
    size.and_then(|size| sliced(size, &CostArguments::new(field, given))).unwrap_or(list_size)
}

fn plain(weight: u64, items: u64, child: u64) -> u64 {
    weight.saturating_add(items.saturating_mul(child))
}

/// The assumed number of objects in a field of this type; `outermost` is the length of the outermost list, if known.
fn items(ty: TypeRef, outermost: Option<u64>, list_size: u64) -> u64 {
    let lists = ty.wrappers.iter().filter(|&wrapper| wrapper == Wrapper::List).count();
    let sizes = outermost.into_iter().chain(std::iter::repeat(list_size)).take(lists);
    sizes.fold(1, u64::saturating_mul)
}

fn sliced(size: &ListSize, arguments: &CostArguments<'_>) -> Option<u64> {
    let given = size.slicing_arguments.iter().filter_map(|path| number_at(path, arguments));
    given.max().or(size.assumed)
}

fn number_at(path: &str, arguments: &CostArguments<'_>) -> Option<u64> {
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
