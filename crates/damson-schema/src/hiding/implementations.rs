//! Finds the implementations of interfaces that are left when parts are hidden.
//! See [IsValidImplementation](https://spec.graphql.org/September2026/#IsValidImplementation()).

use super::{Hiding, SchemaPart, Set};
use crate::type_system::Fields;
use crate::{HashMap, TypeId};

/// A type, and an interface that it implements.
type Pair = (TypeId, TypeId);

/// For every type the interfaces that it still implements.
pub(super) fn kept(hiding: &Hiding<'_>) -> Vec<Vec<TypeId>> {
    let shown: Vec<Pair> = pairs(hiding).collect();
    let mut broken: Vec<Pair> = shown.iter().copied().filter(|pair| is_broken(hiding, *pair)).collect();
    let mut dropped: Set<Pair> = broken.iter().copied().collect();
    if !broken.is_empty() {
        let rests_on = rests_on(hiding, &shown);
        while let Some(pair) = broken.pop() {
            let with_it = rests_on.get(&pair).into_iter().flatten().copied();
            broken.extend(with_it.filter(|pair| dropped.insert(*pair)));
        }
    }
    let mut kept = vec![Vec::new(); hiding.types.types.len()];
    shown
        .into_iter()
        .filter(|pair| !dropped.contains(pair))
        .for_each(|(ty, interface)| kept[ty.index()].push(interface));
    kept
}

/// The implementations whose type and interface are both shown.
fn pairs(hiding: &Hiding<'_>) -> impl Iterator<Item = Pair> {
    let implementing = hiding.types.types().filter(|(id, _)| hiding.shows_type(*id));
    let implementing = implementing.filter_map(|(id, ty)| Some((id, ty.fields()?)));
    implementing
        .flat_map(|(id, fields)| fields.interfaces.iter().map(move |interface| (id, *interface)))
        .filter(|(_, interface)| hiding.shows_type(*interface))
}

fn fields<'t>(hiding: &Hiding<'t>, ty: TypeId) -> &'t Fields {
    hiding.types.get(ty).fields().expect("only objects and interfaces implement and are implemented")
}

/// Whether the type lacks a part that the interface still has, or requires an argument that the interface no longer has.
fn is_broken(hiding: &Hiding<'_>, (ty, interface): Pair) -> bool {
    let own = &fields(hiding, ty).fields;
    fields(hiding, interface).fields.iter().enumerate().any(|(at, (name, demanded))| {
        let Some((index, _, field)) = own.get_full(name) else { return true };
        let is_shown = hiding.shows(SchemaPart::Member(interface, at));
        let is_missing = || !hiding.shows(SchemaPart::Member(ty, index));
        let mut arguments = field.arguments.iter().enumerate();
        let mut differs = || {
            arguments.any(|(place, (name, argument))| {
                let Some(demanded) = demanded.arguments.get_index_of(name) else { return false };
                let has = hiding.shows(SchemaPart::Argument(ty, index, place));
                let demands = hiding.shows(SchemaPart::Argument(interface, at, demanded));
                (demands && !has) || (has && !demands && argument.is_required())
            })
        };
        is_shown && (is_missing() || differs())
    })
}

/// For every implementation, the implementations that need it: because the interface itself implements another one, or
/// because the type of a field must implement the type of the interface's field.
fn rests_on(hiding: &Hiding<'_>, shown: &[Pair]) -> HashMap<Pair, Vec<Pair>> {
    let mut rests_on: HashMap<Pair, Vec<Pair>> = HashMap::default();
    for &(ty, interface) in shown {
        let demanded = fields(hiding, interface);
        for above in &demanded.interfaces {
            rests_on.entry((ty, *above)).or_default().push((ty, interface));
        }
        for (name, field) in &demanded.fields {
            let Some(own) = fields(hiding, ty).fields.get(name) else { continue };
            if own.ty.named != field.ty.named {
                rests_on.entry((own.ty.named, field.ty.named)).or_default().push((ty, interface));
            }
        }
    }
    rests_on
}
