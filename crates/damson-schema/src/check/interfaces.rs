//! Whether objects and interfaces keep what the interfaces they implement promise.
//! See [IsValidImplementation](https://spec.graphql.org/September2026/#IsValidImplementation()).

use std::sync::Arc;

use super::{Checker, whole};
use crate::fault::{Part, Place};
use crate::type_system::{Coordinate, Field, Fields, InputValue, TypeDefinition, Wrapper};
use crate::{HashSet, TypeId, TypeRef, TypeSystem};

/// A field with its place: `type_name.field`.
#[derive(Clone, Copy)]
struct Owned<'a> {
    ty: &'a Arc<str>,
    field: &'a Field,
}

impl Owned<'_> {
    fn coordinate(self) -> Coordinate {
        Coordinate::Member(self.ty.clone(), self.field.name.clone())
    }

    fn argument(self, argument: &InputValue) -> Coordinate {
        self.coordinate().argument(argument.name.clone())
    }

    fn place(self, part: Part) -> Place {
        Place::node(self.coordinate(), part)
    }
}

impl<'a> Checker<'a> {
    pub(super) fn interfaces(&mut self, id: TypeId, ty: &'a TypeDefinition, fields: &'a Fields) {
        let own: HashSet<TypeId> = fields.interfaces.iter().copied().collect();
        let mut seen = HashSet::default();
        for &interface_id in &fields.interfaces {
            let is_first = seen.insert(interface_id);
            let interface = self.types.get(interface_id);
            let name = &interface.name;
            let place = listed(ty, interface);
            if self.is_undefined(interface_id) {
                continue;
            }
            if !interface.is_interface() {
                let message =
                    format!("Type {} must only implement Interface types, it cannot implement {name}.", ty.name);
                self.fault(message, [place]);
            } else if id == interface_id {
                let message =
                    format!("Type {} cannot implement itself because it would create a circular reference.", ty.name);
                self.fault(message, [place]);
            } else if !is_first {
                self.fault(format!("Type {} can only implement {name} once.", ty.name), [place]);
            } else if let Some(promised) = interface.fields() {
                self.ancestors(id, ty, &own, interface, promised);
                self.implementation(ty, fields, interface, promised);
            }
        }
    }

    /// Whoever implements an interface implements what that implements.
    fn ancestors(
        &mut self,
        id: TypeId,
        ty: &TypeDefinition,
        own: &HashSet<TypeId>,
        interface: &TypeDefinition,
        promised: &Fields,
    ) {
        for &transitive_id in &promised.interfaces {
            if own.contains(&transitive_id) || self.is_undefined(transitive_id) {
                continue;
            }
            let transitive = self.types.get(transitive_id);
            let message = if transitive_id == id {
                format!(
                    "Type {} cannot implement {} because it would create a circular reference.",
                    ty.name, interface.name
                )
            } else {
                format!(
                    "Type {} must implement {} because it is implemented by {}.",
                    ty.name, transitive.name, interface.name
                )
            };
            let places = [listed(interface, transitive), listed(ty, interface)];
            self.faults.push(crate::fault::Fault::new(message, places).of(Coordinate::Type(ty.name.clone())));
        }
    }

    fn implementation(
        &mut self,
        ty: &'a TypeDefinition,
        fields: &'a Fields,
        interface: &'a TypeDefinition,
        promised: &'a Fields,
    ) {
        for (name, field) in &promised.fields {
            let promised = Owned { ty: &interface.name, field };
            match fields.fields.get(name) {
                Some(field) => self.implemented_field(Owned { ty: &ty.name, field }, promised),
                None => {
                    let message = format!(
                        "Interface field {} expected but {} does not provide it.",
                        promised.coordinate(),
                        ty.name
                    );
                    let coordinate = Coordinate::Type(ty.name.clone());
                    let places = [promised.place(Part::Whole), whole(coordinate.clone())];
                    self.faults.push(crate::fault::Fault::new(message, places).of(coordinate));
                }
            }
        }
    }

    fn implemented_field(&mut self, own: Owned<'a>, promised: Owned<'a>) {
        if !self.is_undefined(own.field.ty.named)
            && !self.is_undefined(promised.field.ty.named)
            && !is_sub_type(self.types, own.field.ty, promised.field.ty)
        {
            let message = format!(
                "Interface field {} expects type {} but {} is type {}.",
                promised.coordinate(),
                self.display(promised.field.ty),
                own.coordinate(),
                self.display(own.field.ty)
            );
            self.breach(own.coordinate(), message, [promised.place(Part::Type), own.place(Part::Type)]);
        }
        for argument in promised.field.arguments.values() {
            self.promised_argument(own, promised, argument);
        }
        for argument in own.field.arguments.values() {
            if argument.is_required() && !promised.field.arguments.contains_key(&argument.name) {
                let message = format!(
                    "Argument \"{}\" must not be required type \"{}\" if not provided by the Interface field \"{}\".",
                    own.argument(argument),
                    self.display(argument.ty),
                    promised.coordinate()
                );
                self.breach(
                    own.argument(argument),
                    message,
                    [whole(own.argument(argument)), promised.place(Part::Whole)],
                );
            }
        }
        self.implemented_deprecation(own, promised);
    }

    fn promised_argument(&mut self, own: Owned<'a>, promised: Owned<'a>, argument: &InputValue) {
        let expected = promised.argument(argument);
        let Some(given) = own.field.arguments.get(&argument.name) else {
            let message =
                format!("Interface field argument {expected} expected but {} does not provide it.", own.coordinate());
            return self.breach(own.coordinate(), message, [whole(expected), own.place(Part::Whole)]);
        };
        if given.ty != argument.ty {
            let found = own.argument(given);
            let message = format!(
                "Interface field argument {expected} expects type {} but {found} is type {}.",
                self.display(argument.ty),
                self.display(given.ty)
            );
            let places = [Place::node(expected, Part::Type), Place::node(found.clone(), Part::Type)];
            self.breach(found, message, places);
        }
    }

    fn implemented_deprecation(&mut self, own: Owned<'a>, promised: Owned<'a>) {
        if own.field.deprecation.is_some() && promised.field.deprecation.is_none() {
            let message = format!(
                "Interface field {} is not deprecated, so implementation field {} must not be deprecated.",
                promised.coordinate(),
                own.coordinate()
            );
            self.fault(message, [own.place(Part::Deprecated), own.place(Part::Type)]);
        }
    }

    fn breach(&mut self, coordinate: Coordinate, message: String, places: [Place; 2]) {
        self.faults.push(crate::fault::Fault::new(message, places).of(coordinate));
    }
}

/// The place where `ty` lists `other` among its interfaces.
fn listed(ty: &TypeDefinition, other: &TypeDefinition) -> Place {
    Place::node(Coordinate::Type(ty.name.clone()), Part::Listed(other.name.clone()))
}

/// Whether a field of type `ty` may stand where `expected` is promised.
/// See [IsValidImplementationFieldType](https://spec.graphql.org/September2026/#IsValidImplementationFieldType()).
pub(super) fn is_sub_type(types: &TypeSystem, ty: TypeRef, expected: TypeRef) -> bool {
    let (mut ty, mut expected) = (ty, expected);
    loop {
        match (ty.wrappers.outer(), expected.wrappers.outer()) {
            (Some(own), Some(other)) if own == other => {
                ty.wrappers = ty.wrappers.inner();
                expected.wrappers = expected.wrappers.inner();
            }
            (Some(Wrapper::NonNull), _) => ty.wrappers = ty.wrappers.inner(),
            (None, None) => return ty.named == expected.named || is_kind_of(types, ty.named, expected.named),
            _ => return false,
        }
    }
}

/// Whether `ty` is a member of the union, or implements the interface, `expected`.
fn is_kind_of(types: &TypeSystem, ty: TypeId, expected: TypeId) -> bool {
    use crate::type_system::TypeKind;
    match &types.get(expected).kind {
        TypeKind::Union { members } => members.contains(&ty),
        TypeKind::Interface(_) => types.get(ty).fields().is_some_and(|fields| fields.interfaces.contains(&expected)),
        _ => false,
    }
}
