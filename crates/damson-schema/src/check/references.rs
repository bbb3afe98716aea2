//! Whether everything that is referred to is defined. SDL has told this already of what is written there.

use super::{Checker, whole};
use crate::fault::Place;
use crate::suggestion::did_you_mean_after;
use crate::type_system::{BUILT_IN_SCALARS, PartDefinition, TypeKind, is_built_in_scalar};
use crate::{HashSet, TypeId};

/// The message about a name that none of the `defined` types has, after so many faults.
pub(crate) fn unknown_type<'n>(name: &str, defined: impl Iterator<Item = &'n str>, faults: usize) -> String {
    // Built-in scalars can be meant although they are only there when something refers to them.
    let options = BUILT_IN_SCALARS.into_iter().chain(defined.filter(|name| !is_built_in_scalar(name)));
    format!("Unknown type \"{name}\".{}", did_you_mean_after(faults, name, options))
}

impl<'a> Checker<'a> {
    /// Reports every reference to a type that is not defined, unless that type is among the `reported` ones.
    pub(super) fn references(&mut self, reported: &HashSet<TypeId>) {
        if self.undefined.iter().all(|id| reported.contains(id)) {
            return;
        }
        let types = self.types;
        let is_unknown = |id: &TypeId| self.is_undefined(*id) && !reported.contains(id);
        let mut found = Vec::new();
        for (part, definition) in types.parts() {
            let referred = definition.ty().map(|ty| ty.named).into_iter().chain(listed(definition).iter().copied());
            found.extend(referred.filter(is_unknown).map(|id| (id, whole(types.coordinate(part)))));
        }
        for (keyword, root) in
            [("query", types.query), ("mutation", types.mutation), ("subscription", types.subscription)]
        {
            found.extend(root.filter(is_unknown).map(|root| (root, Place::Root(keyword, self.name(root).into()))));
        }
        for (id, place) in found {
            let defined = types.types().filter(|&(id, _)| !self.is_undefined(id)).map(|(_, ty)| &*ty.name);
            self.fault(unknown_type(self.name(id), defined, self.faults.len()), [place]);
        }
    }
}

/// The interfaces or members, if it is a type that has some.
fn listed(definition: PartDefinition<'_>) -> &[TypeId] {
    let PartDefinition::Type(ty) = definition else { return &[] };
    match &ty.kind {
        TypeKind::Object(fields) | TypeKind::Interface(fields) => &fields.interfaces,
        TypeKind::Union { members } => members,
        _ => &[],
    }
}
