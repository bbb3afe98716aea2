//! What is attached to a schema by name, and how the names are found in its types.

use std::sync::Arc;

use damson_schema::type_system::{CacheControl, FieldCost, ParseScalar, ScalarCheck, TypeDefinition, TypeKind};
use damson_schema::{
    Coordinate, IndexMap, SchemaError, SchemaErrors, TypeId, TypeSystem, TypeSystemBuilder, did_you_mean,
};

use super::resolver::Resolver;
use super::subscribe::SubscribeFn;
use super::wiring::{SerializeFn, TypeFn, Wiring};
use crate::registry::is_built_in_scalar;

mod sources;

/// Closures by the coordinates of what they are attached to.
#[derive(Default)]
pub(super) struct Attachments {
    pub(super) default: Resolver,
    pub(super) resolvers: IndexMap<String, Resolver>,
    pub(super) default_source: Option<Arc<SubscribeFn>>,
    pub(super) sources: IndexMap<String, Arc<SubscribeFn>>,
    pub(super) types: IndexMap<String, Arc<TypeFn>>,
    pub(super) checks: IndexMap<String, Arc<ParseScalar>>,
    pub(super) scalars: IndexMap<String, Arc<SerializeFn>>,
    pub(super) costs: IndexMap<String, FieldCost>,
    pub(super) cache_controls: IndexMap<String, CacheControl>,
}

impl Attachments {
    /// Gives the scalars that have been defined the functions that parse their values; `wire` reports the others.
    pub(super) fn check_scalars(&self, builder: &mut TypeSystemBuilder) {
        for (name, check) in &self.checks {
            builder.check_scalar(name, ScalarCheck::Parse(check.clone()));
        }
    }

    /// Gives the fields that have been defined their costs; `wire` reports the others.
    pub(super) fn set_costs(&self, builder: &mut TypeSystemBuilder) {
        for (coordinate, cost) in &self.costs {
            let (ty, field) = coordinate.split_once('.').unwrap_or((coordinate, ""));
            builder.set_cost(ty, field, cost.clone());
        }
    }

    /// Gives the types and fields that have been defined their hints; `wire` reports the others.
    pub(super) fn set_cache_controls(&self, builder: &mut TypeSystemBuilder) {
        for (coordinate, hint) in &self.cache_controls {
            match coordinate.split_once('.') {
                Some((ty, field)) => builder.set_field_cache_control(ty, field, *hint),
                None => builder.set_type_cache_control(coordinate, *hint),
            };
        }
    }

    /// Finds everything in the types.
    ///
    /// # Errors
    /// All names that mean nothing, each with the nearest that does.
    pub(super) fn wire(self, types: &TypeSystem) -> Result<Wiring, SchemaErrors> {
        let mut search = Search { types, faults: Vec::new() };
        let fields = search.fields(&self.resolvers, &self.default);
        let sources = search.sources(&self);
        for name in self.checks.keys() {
            search.scalar(name);
        }
        for coordinate in self.costs.keys() {
            search.any_field(coordinate, "a cost");
        }
        for coordinate in self.cache_controls.keys() {
            match coordinate.contains('.') {
                true => drop(search.any_field(coordinate, "a hint")),
                false => drop(search.ty(coordinate, "object type, interface or union", TypeDefinition::is_composite)),
            }
        }
        let resolved =
            self.types.into_iter().filter_map(|(name, ty)| Some((search.abstract_type(&name)?, ty))).collect();
        let scalars = self.scalars.into_iter().filter_map(|(name, scalar)| Some((search.scalar(&name)?, scalar)));
        let scalars = scalars.collect();
        match search.faults {
            faults if faults.is_empty() => Ok(Wiring { fields, sources, types: resolved, scalars }),
            faults => Err(faults.into_iter().collect()),
        }
    }
}

/// Looks names up, and notes those that mean nothing.
struct Search<'t> {
    types: &'t TypeSystem,
    faults: Vec<SchemaError>,
}

impl<'t> Search<'t> {
    /// The resolver of every field of every object type.
    fn fields(&mut self, attached: &IndexMap<String, Resolver>, default: &Resolver) -> Vec<Box<[Resolver]>> {
        let types = self.types;
        let start = types.types().map(|(_, ty)| vec![default.clone(); resolved_fields(ty)].into_boxed_slice());
        let mut fields: Vec<Box<[Resolver]>> = start.collect();
        let (of_fields, of_types): (Vec<_>, Vec<_>) = attached.iter().partition(|(name, _)| name.contains('.'));
        for (name, resolver) in of_types {
            if let Some(ty) = self.object(name) {
                fields[ty.index()].fill(resolver.clone());
            }
        }
        for (name, resolver) in of_fields {
            if let Some((ty, field)) = self.field(name, "a resolver") {
                fields[ty.index()][field] = resolver.clone();
            }
        }
        fields
    }

    /// The object type and the place of the field that `Type.field` stands for; `what` is to be attached there.
    fn field(&mut self, coordinate: &str, what: &str) -> Option<(TypeId, usize)> {
        let Some((ty, name)) = coordinate.split_once('.') else {
            let message = format!("\"{coordinate}\" names no field to attach {what} to; write \"Type.field\".");
            self.report(Coordinate::Type(coordinate.into()), message);
            return None;
        };
        let id = self.object(ty)?;
        self.field_of(id, name, what)
    }

    /// The type, an interface perhaps, and the place of the field that `Type.field` stands for.
    fn any_field(&mut self, coordinate: &str, what: &str) -> Option<(TypeId, usize)> {
        let (ty, name) = coordinate.split_once('.').unwrap_or((coordinate, ""));
        let id = self.ty(ty, "object type or interface", |ty| ty.fields().is_some())?;
        self.field_of(id, name, what)
    }

    /// The place of a field; `what` is what should be attached to it.
    fn field_of(&mut self, id: TypeId, name: &str, what: &str) -> Option<(TypeId, usize)> {
        let ty = &self.types.get(id).name;
        let fields = &self.types.get(id).fields()?.fields;
        let found = fields.get_index_of(name);
        if found.is_none() {
            let near = did_you_mean(name, fields.keys().map(|name| &**name));
            let message = format!("Type \"{ty}\" has no field \"{name}\" to attach {what} to.{near}");
            self.report(Coordinate::Member(ty.clone(), name.into()), message);
        }
        Some((id, found?))
    }

    fn object(&mut self, name: &str) -> Option<TypeId> {
        self.ty(name, "object type", TypeDefinition::is_object)
    }

    fn abstract_type(&mut self, name: &str) -> Option<TypeId> {
        self.ty(name, "interface or union", TypeDefinition::is_abstract)
    }

    fn scalar(&mut self, name: &str) -> Option<TypeId> {
        self.ty(name, "custom scalar", |ty| matches!(ty.kind, TypeKind::Scalar { .. }) && !is_built_in_scalar(&ty.name))
    }

    /// The type of this name, if it is of the kind that `what` tells.
    fn ty(&mut self, name: &str, what: &str, is_meant: impl Fn(&TypeDefinition) -> bool) -> Option<TypeId> {
        let types = self.types;
        let found = types.id(name).filter(|id| is_meant(types.get(*id)) && !name.starts_with("__"));
        if found.is_none() {
            let meant = types.types().map(|(_, ty)| ty).filter(|ty| is_meant(ty) && !ty.name.starts_with("__"));
            let near = did_you_mean(name, meant.map(|ty| &*ty.name));
            let message = format!("There is no {what} \"{name}\" to attach something to.{near}");
            self.report(Coordinate::Type(name.into()), message);
        }
        found
    }

    fn report(&mut self, coordinate: Coordinate, message: String) {
        self.faults.push(SchemaError { message, coordinate: Some(coordinate), locations: Vec::new() });
    }
}

/// How many fields of a type have resolvers here; those of introspection have their own.
fn resolved_fields(ty: &TypeDefinition) -> usize {
    match &ty.kind {
        TypeKind::Object(fields) if !ty.name.starts_with("__") => fields.fields.len(),
        _ => 0,
    }
}
