//! Which types below an abstract type have a field that it has not.

use std::cmp::Ordering;

use crate::suggestion::natural_order;
use crate::type_system::TypeKind;
use crate::{IndexMap, TypeId, TypeSystem};

/// Up to this many types are ordered by what implements what; more are ordered by their names.
const MAX_ORDERED: usize = 64;

/// A type and by how many objects it could be used.
type Candidate = (TypeId, usize);

/// The names of the types below `parent` that have the field, the most useful first.
pub(super) fn types_with_field<'a>(types: &'a TypeSystem, parent: TypeId, field: &str) -> Vec<&'a str> {
    let has_field = |ty: TypeId| types.get(ty).fields().is_some_and(|fields| fields.fields.contains_key(field));
    let mut uses = IndexMap::<TypeId, usize>::default();
    for object in possible_types(types, parent).iter().copied().filter(|&object| has_field(object)) {
        uses.insert(object, 1);
        let interfaces = types.get(object).fields().map_or(&[][..], |fields| &fields.interfaces);
        for &interface in interfaces.iter().filter(|&&interface| has_field(interface)) {
            *uses.entry(interface).or_default() += 1;
        }
    }
    let mut candidates: Vec<Candidate> = uses.into_iter().collect();
    if candidates.len() <= MAX_ORDERED {
        sort(&mut candidates, |a, b| compare(types, a, b));
    } else {
        candidates.sort_by(|&a, &b| compare_use(a, b).then_with(|| compare_names(types, a, b)));
    }
    candidates.into_iter().map(|(ty, _)| &*types.get(ty).name).collect()
}

/// The object types below an abstract type, none for an object.
fn possible_types(types: &TypeSystem, parent: TypeId) -> &[TypeId] {
    match &types.get(parent).kind {
        TypeKind::Union { members } => members,
        TypeKind::Interface(_) => types.possible_types(parent),
        _ => &[],
    }
}

/// More useful first, then what is implemented before what implements it, then by name. This is not a total order.
fn compare(types: &TypeSystem, a: Candidate, b: Candidate) -> Ordering {
    let implements = |ty: Candidate, interface: Candidate| {
        types.get(ty.0).fields().is_some_and(|fields| fields.interfaces.contains(&interface.0))
    };
    compare_use(a, b).then_with(|| match (implements(b, a), implements(a, b)) {
        (true, _) => Ordering::Less,
        (_, true) => Ordering::Greater,
        _ => compare_names(types, a, b),
    })
}

fn compare_use(a: Candidate, b: Candidate) -> Ordering {
    b.1.cmp(&a.1)
}

fn compare_names(types: &TypeSystem, a: Candidate, b: Candidate) -> Ordering {
    natural_order(&types.get(a.0).name, &types.get(b.0).name)
}

/// Binary insertion after the run at the front, which is what JavaScript engines do with short arrays: as the order is
/// not total, the result depends on the way there, and the standard library's sorts may refuse it.
fn sort<T: Copy>(items: &mut [T], compare: impl Fn(T, T) -> Ordering) {
    let mut sorted = 1;
    let descends = items.len() > 1 && compare(items[1], items[0]).is_lt();
    while sorted < items.len() && compare(items[sorted], items[sorted - 1]).is_lt() == descends {
        sorted += 1;
    }
    if descends {
        items[..sorted].reverse();
    }
    for end in sorted..items.len() {
        let item = items[end];
        let place = items[..end].partition_point(|&other| compare(item, other).is_ge());
        items[place..=end].rotate_right(1);
    }
}
