//! Finds the types that are reached from visible parts.
//!
//! A type reaches the types of its fields and arguments, the members of a union, its interfaces, and its implementations.

use super::{Hiding, SchemaPart, Set, implementations};
use crate::type_system::{PartDefinition, TypeDefinition, TypeKind, is_built_in, parts_of};
use crate::{TypeId, TypeSystem};

/// Hides the types that are no longer reached. Returns the interfaces that each type still implements.
///
/// The walk begins at the root operation types, the arguments of directives and the built-in types. Types that are [`apart`]
/// from these in the whole schema stay, unless a hidden part led to them; but they do not keep types that only they reach.
pub(super) fn hide_unreached(hiding: &mut Hiding<'_>) -> Vec<Vec<TypeId>> {
    let whole = Graph::whole(hiding.types);
    let mut led_to = Reached::new(hiding.types);
    whole.roots().into_iter().for_each(|root| led_to.add(&whole, root));
    let apart = apart(&whole, &led_to);

    let implemented = hide_all_but(hiding, &[], |id| !led_to.has(id));
    // A second pass, because the types apart may have lost fields and implementations.
    if apart.is_empty() { implemented } else { hide_all_but(hiding, &apart, |_| false) }
}

/// Hides the types that are reached neither from the roots nor from `starts`, unless they are exempt.
fn hide_all_but(hiding: &mut Hiding<'_>, starts: &[TypeId], is_exempt: impl Fn(TypeId) -> bool) -> Vec<Vec<TypeId>> {
    let implemented = implementations::kept(hiding);
    let view = Graph::new(hiding.types, Some(&hiding.hidden), implemented.iter().map(Vec::as_slice).collect());
    let mut reached = Reached::new(hiding.types);
    for start in view.roots().iter().chain(starts) {
        if hiding.shows_type(*start) {
            reached.add(&view, *start);
        }
    }
    let unreached = hiding.types.types().map(|(id, _)| id).filter(|id| !reached.has(*id) && !is_exempt(*id));
    unreached.for_each(|id| hiding.hide(SchemaPart::Type(id)));
    hiding.spread();
    implemented
}

/// The types from which all types are reached that were not `led_to`, such as types that are only registered. Of several
/// types that reach each other, and that nothing else reaches, the first in order of definition.
fn apart(whole: &Graph<'_>, led_to: &Reached) -> Vec<TypeId> {
    let mut walk = led_to.clone();
    walk.order.clear();
    whole.types.types().for_each(|(id, _)| walk.add(whole, id));
    // The last type that is left is reached only by types that it reaches, and was entered before them.
    let mut reached = led_to.clone();
    let mut apart = Vec::new();
    for id in walk.order.into_iter().rev() {
        if !reached.has(id) {
            apart.push(id);
            reached.add(whole, id);
        }
    }
    apart
}

#[derive(Clone)]
struct Reached {
    is_reached: Vec<bool>,
    /// The types, each after those that were first reached from it.
    order: Vec<TypeId>,
}

impl Reached {
    fn new(types: &TypeSystem) -> Self {
        Reached { is_reached: vec![false; types.types.len()], order: Vec::new() }
    }

    fn has(&self, id: TypeId) -> bool {
        self.is_reached[id.index()]
    }

    /// Marks a type as reached. Returns true if it was not.
    fn enter(&mut self, id: TypeId) -> bool {
        !std::mem::replace(&mut self.is_reached[id.index()], true)
    }

    /// Adds a type and the types reached from it, depth first.
    fn add(&mut self, graph: &Graph<'_>, start: TypeId) {
        let mut way = Vec::new();
        if self.enter(start) {
            way.push((start, graph.targets(start)));
        }
        while let Some((id, targets)) = way.last_mut() {
            match targets.pop() {
                Some(target) if self.enter(target) => way.push((target, graph.targets(target))),
                Some(_) => {}
                None => {
                    self.order.push(*id);
                    way.pop();
                }
            }
        }
    }
}

/// The references between types, without hidden parts.
struct Graph<'h> {
    types: &'h TypeSystem,
    /// None for the whole schema.
    hidden: Option<&'h Set<SchemaPart>>,
    interfaces: Vec<&'h [TypeId]>,
    implementers: Vec<Vec<TypeId>>,
}

impl<'h> Graph<'h> {
    fn whole(types: &'h TypeSystem) -> Self {
        let interfaces = types
            .types
            .iter()
            .map(|ty| ty.as_ref().and_then(TypeDefinition::fields).map_or(&[][..], |fields| &fields.interfaces));
        Graph::new(types, None, interfaces.collect())
    }

    fn new(types: &'h TypeSystem, hidden: Option<&'h Set<SchemaPart>>, interfaces: Vec<&'h [TypeId]>) -> Self {
        let mut implementers = vec![Vec::new(); types.types.len()];
        for (index, interfaces) in interfaces.iter().enumerate() {
            interfaces.iter().for_each(|interface| implementers[interface.index()].push(TypeId(index as u32)));
        }
        Graph { types, hidden, interfaces, implementers }
    }

    fn shows(&self, part: SchemaPart) -> bool {
        self.hidden.is_none_or(|hidden| !hidden.contains(&part))
    }

    fn roots(&self) -> Vec<TypeId> {
        let TypeSystem { query, mutation, subscription, .. } = self.types;
        let mut roots: Vec<_> = [query, mutation, subscription].into_iter().flatten().copied().collect();
        roots.extend(self.types_of(self.types.parts_of_directives()));
        roots.extend(self.types.types().filter(|(_, ty)| is_built_in(&ty.name)).map(|(id, _)| id));
        roots
    }

    /// The types that a type reaches in one step.
    fn targets(&self, id: TypeId) -> Vec<TypeId> {
        let ty = self.types.get(id);
        let mut targets: Vec<_> = self.types_of(parts_of(id, ty)).collect();
        if let TypeKind::Union { members } = &ty.kind {
            targets.extend(members);
        }
        targets.extend(self.interfaces[id.index()]);
        targets.extend(&self.implementers[id.index()]);
        targets.retain(|target| self.shows(SchemaPart::Type(*target)));
        targets
    }

    /// The types of those of the parts that are shown. A part goes with the part that contains it.
    fn types_of<'p>(
        &self,
        parts: impl IntoIterator<Item = (SchemaPart, PartDefinition<'p>)>,
    ) -> impl Iterator<Item = TypeId> {
        let is_shown = |part: SchemaPart| self.shows(part) && part.owner().is_none_or(|owner| self.shows(owner));
        let shown = parts.into_iter().filter(move |(part, _)| is_shown(*part));
        shown.filter_map(|(_, definition)| definition.ty()).map(|ty| ty.named)
    }
}
