//! Whether everything that is referred to is defined.

use std::sync::Arc;

use super::Checker;
use crate::build::{Coordinate, Part, Place};
use crate::suggestion::did_you_mean;
use crate::type_system::{TypeDefinition, TypeKind};
use crate::{HashMap, TypeId};

/// They can be meant although they are only there when something refers to them.
pub(crate) const SCALARS: [&str; 5] = ["String", "Int", "Float", "Boolean", "ID"];

impl<'a> Checker<'a> {
    /// Reports every reference to a type that is not defined.
    pub(super) fn references(&mut self) {
        if self.undefined.is_empty() {
            return;
        }
        let types = self.types;
        for (_, ty) in types.types() {
            self.references_of(ty);
        }
        for (name, directive) in &types.directives {
            for argument in directive.arguments.values() {
                let coordinate = Coordinate::DirectiveArgument(name.clone(), argument.name.clone());
                self.reference(argument.ty.named, coordinate, Part::TypeName);
            }
        }
        for (keyword, root) in
            [("query", types.query), ("mutation", types.mutation), ("subscription", types.subscription)]
        {
            if let Some(root) = root.filter(|&root| self.is_undefined(root)) {
                let message = self.unknown(root);
                self.fault(message, [Place::Root(keyword, self.name(root).into())]);
            }
        }
    }

    fn references_of(&mut self, ty: &'a TypeDefinition) {
        match &ty.kind {
            TypeKind::Object(fields) | TypeKind::Interface(fields) => {
                self.listed_references(ty, &fields.interfaces);
                for field in fields.fields.values() {
                    let coordinate = Coordinate::Member(ty.name.clone(), field.name.clone());
                    for argument in field.arguments.values() {
                        self.reference(argument.ty.named, coordinate.argument(argument.name.clone()), Part::TypeName);
                    }
                    self.reference(field.ty.named, coordinate, Part::TypeName);
                }
            }
            TypeKind::Union { members } => self.listed_references(ty, members),
            TypeKind::InputObject { fields, .. } => {
                for field in fields.values() {
                    let coordinate = Coordinate::Member(ty.name.clone(), field.name.clone());
                    self.reference(field.ty.named, coordinate, Part::TypeName);
                }
            }
            TypeKind::Scalar { .. } | TypeKind::Enum { .. } => {}
        }
    }

    fn listed_references(&mut self, ty: &TypeDefinition, listed: &[TypeId]) {
        let mut seen: HashMap<TypeId, usize> = HashMap::default();
        for &id in listed {
            let name: Arc<str> = self.name(id).into();
            let index = seen.entry(id).and_modify(|index| *index += 1).or_default();
            self.reference(id, Coordinate::Type(ty.name.clone()), Part::ListedOnce(name, *index));
        }
    }

    fn reference(&mut self, id: TypeId, coordinate: Coordinate, part: Part) {
        if self.is_undefined(id) {
            let message = self.unknown(id);
            self.fault(message, [Place::node(coordinate, part)]);
        }
    }

    fn unknown(&self, id: TypeId) -> String {
        let name = self.name(id);
        let is_defined =
            |&(id, ty): &(TypeId, &TypeDefinition)| !self.is_undefined(id) && !SCALARS.contains(&&*ty.name);
        let defined = self.types.types().filter(is_defined).map(|(_, ty)| &*ty.name);
        format!("Unknown type \"{name}\".{}", did_you_mean(name, SCALARS.into_iter().chain(defined)))
    }
}
