//! Which types are reached from what is visible.
//!
//! From a type one reaches the types of its fields and their arguments, the members of a union, and, in both directions, what
//! implements what.

use super::{Hiding, SchemaPart, Set, implementations};
use crate::type_system::{Fields, TypeDefinition, TypeKind, is_built_in};
use crate::{TypeId, TypeSystem};

/// Hides the types that are reached no more. Returns the interfaces that each type still implements.
///
/// One begins at the root operation types, the arguments of directives and what is built in. Types that are [`apart`] from these
/// even when nothing is hidden stay, unless something hidden led to them; but they do not keep what only they still lead to.
pub(super) fn hide_unreached(hiding: &mut Hiding<'_>) -> Vec<Vec<TypeId>> {
    let whole = Graph::whole(hiding.types);
    let mut led_to = Reached::new(hiding.types);
    whole.roots().into_iter().for_each(|root| led_to.add(&whole, root));
    let apart = apart(&whole, &led_to);

    let implemented = hide_all_but(hiding, &[], |id| !led_to.has(id));
    // Without some of their fields, perhaps, and of their implementations.
    if apart.is_empty() { implemented } else { hide_all_but(hiding, &apart, |_| false) }
}

/// Hides what is reached neither from the roots nor from `starts`, unless it is exempt.
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

/// Types from which one reaches all that was not `led_to`, such as types that are only registered. Of several that reach each
/// other and are reached by nothing else it is the first by definition.
fn apart(whole: &Graph<'_>, led_to: &Reached) -> Vec<TypeId> {
    let mut walk = led_to.clone();
    walk.order.clear();
    whole.types.types().for_each(|(id, _)| walk.add(whole, id));
    // The last that is left is reached only by types that it reaches, and was entered before them.
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

/// The types that were reached.
#[derive(Clone)]
struct Reached {
    is_reached: Vec<bool>,
    /// Each type after those that were first reached from it.
    order: Vec<TypeId>,
}

impl Reached {
    fn new(types: &TypeSystem) -> Self {
        Reached { is_reached: vec![false; types.types.len()], order: Vec::new() }
    }

    fn has(&self, id: TypeId) -> bool {
        self.is_reached[id.index()]
    }

    /// Notes that a type is reached, and says whether that is new.
    fn enter(&mut self, id: TypeId) -> bool {
        !std::mem::replace(&mut self.is_reached[id.index()], true)
    }

    /// Adds a type and what is reached from it, depth first.
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

/// What refers to what, without what is hidden.
struct Graph<'h> {
    types: &'h TypeSystem,
    /// None in the whole schema.
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
        let TypeSystem { query, mutation, subscription, directives, .. } = self.types;
        let mut roots: Vec<_> = [query, mutation, subscription].into_iter().flatten().copied().collect();
        for (index, directive) in
            directives.values().enumerate().filter(|(index, _)| self.shows(SchemaPart::Directive(*index)))
        {
            let arguments = directive.arguments.values().enumerate();
            let arguments = arguments.filter(|(at, _)| self.shows(SchemaPart::DirectiveArgument(index, *at)));
            roots.extend(arguments.map(|(_, argument)| argument.ty.named));
        }
        roots.extend(self.types.types().filter(|(_, ty)| is_built_in(&ty.name)).map(|(id, _)| id));
        roots
    }

    /// The types that one reaches from a type in one step.
    fn targets(&self, id: TypeId) -> Vec<TypeId> {
        let mut targets = match &self.types.get(id).kind {
            TypeKind::Object(fields) | TypeKind::Interface(fields) => self.of_fields(id, fields),
            TypeKind::Union { members } => members.clone(),
            TypeKind::InputObject { fields, .. } => {
                let fields = fields.values().enumerate();
                let shown = fields.filter(|(index, _)| self.shows(SchemaPart::Member(id, *index)));
                shown.map(|(_, field)| field.ty.named).collect()
            }
            TypeKind::Scalar { .. } | TypeKind::Enum { .. } => Vec::new(),
        };
        targets.extend(self.interfaces[id.index()]);
        targets.extend(&self.implementers[id.index()]);
        targets.retain(|target| self.shows(SchemaPart::Type(*target)));
        targets
    }

    fn of_fields(&self, id: TypeId, fields: &Fields) -> Vec<TypeId> {
        let mut targets = Vec::new();
        let fields = fields.fields.values().enumerate();
        for (index, field) in fields.filter(|(index, _)| self.shows(SchemaPart::Member(id, *index))) {
            targets.push(field.ty.named);
            let arguments = field.arguments.values().enumerate();
            let shown = arguments.filter(|(at, _)| self.shows(SchemaPart::Argument(id, index, *at)));
            targets.extend(shown.map(|(_, argument)| argument.ty.named));
        }
        targets
    }
}
