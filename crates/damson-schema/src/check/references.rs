//! Whether everything that is referred to is defined. SDL has told this already of what is written there.

use super::{Checker, whole};
use crate::fault::Place;
use crate::suggestion::did_you_mean_after;
use crate::type_system::{BUILT_IN_SCALARS, Coordinate, TypeDefinition, TypeKind, is_built_in_scalar};
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
        let mut found = Vec::new();
        for (_, ty) in types.types() {
            references_of(ty, &mut found);
        }
        for (name, directive) in &types.directives {
            let arguments = directive.arguments.values();
            found.extend(arguments.map(|argument| {
                let coordinate = Coordinate::DirectiveArgument(name.clone(), argument.name.clone());
                (argument.ty.named, whole(coordinate))
            }));
        }
        for (keyword, root) in
            [("query", types.query), ("mutation", types.mutation), ("subscription", types.subscription)]
        {
            found.extend(root.map(|root| (root, Place::Root(keyword, self.name(root).into()))));
        }
        for (id, place) in found {
            if self.is_undefined(id) && !reported.contains(&id) {
                let defined = types.types().filter(|&(id, _)| !self.is_undefined(id)).map(|(_, ty)| &*ty.name);
                self.fault(unknown_type(self.name(id), defined, self.faults.len()), [place]);
            }
        }
    }
}

fn references_of(ty: &TypeDefinition, found: &mut Vec<(TypeId, Place)>) {
    let own = |id: &TypeId| (*id, whole(Coordinate::Type(ty.name.clone())));
    let member = |name: &std::sync::Arc<str>| Coordinate::Member(ty.name.clone(), name.clone());
    match &ty.kind {
        TypeKind::Object(fields) | TypeKind::Interface(fields) => {
            found.extend(fields.interfaces.iter().map(own));
            for field in fields.fields.values() {
                found.extend(
                    field.arguments.values().map(|argument| {
                        (argument.ty.named, whole(member(&field.name).argument(argument.name.clone())))
                    }),
                );
                found.push((field.ty.named, whole(member(&field.name))));
            }
        }
        TypeKind::Union { members } => found.extend(members.iter().map(own)),
        TypeKind::InputObject { fields, .. } => {
            found.extend(fields.values().map(|field| (field.ty.named, whole(member(&field.name)))));
        }
        TypeKind::Scalar { .. } | TypeKind::Enum { .. } => {}
    }
}
