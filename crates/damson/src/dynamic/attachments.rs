//! The closures and settings that are attached to a schema by coordinate, and the search for the coordinates in its types.

use std::sync::Arc;

use damson_schema::type_system::{CacheControl, FieldCost, ParseScalar, ScalarCheck, TypeDefinition, TypeKind};
use damson_schema::{IndexMap, SchemaError, SchemaPart, TypeId, TypeSystem, TypeSystemBuilder, is_built_in_scalar};
use damson_syntax::{SchemaCoordinate, parse_schema_coordinate};

use super::resolver::Resolver;
use super::subscribe::SubscribeFn;
use super::wiring::{SerializeFn, TypeFn, Wiring};
use crate::places;

mod secrets;
mod sources;

/// Closures and settings by coordinate.
#[derive(Default)]
pub(super) struct Attachments {
    pub(super) default: Resolver,
    pub(super) resolvers: IndexMap<String, Resolver>,
    pub(super) default_source: Option<Arc<SubscribeFn>>,
    pub(super) sources: IndexMap<String, Arc<SubscribeFn>>,
    pub(super) types: IndexMap<String, Arc<TypeFn>>,
    pub(super) parsers: IndexMap<String, Arc<ParseScalar>>,
    pub(super) scalars: IndexMap<String, Arc<SerializeFn>>,
    pub(super) costs: IndexMap<String, FieldCost>,
    pub(super) cache_controls: IndexMap<String, CacheControl>,
    pub(super) secrets: Vec<String>,
}

impl Attachments {
    /// Gives defined scalars the functions that parse their values; `wire` reports the others.
    pub(super) fn set_parsers(&self, builder: &mut TypeSystemBuilder) {
        for (name, parse) in &self.parsers {
            builder.check_scalar(name, ScalarCheck::Parse(parse.clone()));
        }
    }

    /// Gives defined fields their costs; `wire` reports the others.
    pub(super) fn set_costs(&self, builder: &mut TypeSystemBuilder) {
        for (coordinate, cost) in &self.costs {
            if let Ok(SchemaCoordinate::Member(ty, field)) = parse_schema_coordinate(coordinate) {
                builder.set_cost(ty, field, cost.clone());
            }
        }
    }

    /// Gives defined types and fields their hints for caches; `wire` reports the others.
    pub(super) fn set_cache_controls(&self, builder: &mut TypeSystemBuilder) {
        for (coordinate, hint) in &self.cache_controls {
            match parse_schema_coordinate(coordinate) {
                Ok(SchemaCoordinate::Type(ty)) => builder.set_type_cache_control(ty, *hint),
                Ok(SchemaCoordinate::Member(ty, field)) => builder.set_field_cache_control(ty, field, *hint),
                _ => false,
            };
        }
    }

    /// Finds all coordinates in the types, and reports those that do not exist.
    pub(super) fn wire(self, types: &TypeSystem, faults: &mut Vec<SchemaError>) -> Wiring {
        let mut search = Search { types, faults };
        let fields = search.fields(&self.resolvers, &self.default);
        let sources = search.sources(&self);
        for name in self.parsers.keys() {
            search.scalar(name);
        }
        for coordinate in self.costs.keys() {
            search.found(places::find_field(types, coordinate, "cost"));
        }
        for coordinate in self.cache_controls.keys() {
            search.found(hinted(types, coordinate));
        }
        for coordinate in &self.secrets {
            search.found(secrets::find(types, coordinate));
        }
        let resolved = self.types.into_iter().filter_map(|(name, ty)| Some((search.abstract_type(&name)?, ty)));
        let resolved = resolved.collect();
        let scalars = self.scalars.into_iter().filter_map(|(name, scalar)| Some((search.scalar(&name)?, scalar)));
        let scalars = scalars.collect();
        Wiring { fields, sources, types: resolved, scalars }
    }
}

/// Finds coordinates in the types, and collects the faults of those that do not exist.
struct Search<'s> {
    types: &'s TypeSystem,
    faults: &'s mut Vec<SchemaError>,
}

impl Search<'_> {
    /// The part that was found; otherwise notes the fault.
    fn found<T>(&mut self, found: Result<T, SchemaError>) -> Option<T> {
        found.map_err(|fault| self.faults.push(fault)).ok()
    }

    /// The resolver of every field of every object type: its own, or else that of its type, or else the default.
    fn fields(&mut self, attached: &IndexMap<String, Resolver>, default: &Resolver) -> Vec<Box<[Resolver]>> {
        let types = self.types;
        let start = types.types().map(|(_, ty)| vec![default.clone(); resolved_fields(ty)].into_boxed_slice());
        let mut fields: Vec<Box<[Resolver]>> = start.collect();
        let mut own = Vec::new();
        for (coordinate, resolver) in attached {
            match self.found(object(types, coordinate, "resolver")) {
                Some((ty, None)) => fields[ty.index()].fill(resolver.clone()),
                Some((ty, Some(field))) => own.push((ty, field, resolver)),
                None => {}
            }
        }
        for (ty, field, resolver) in own {
            fields[ty.index()][field] = resolver.clone();
        }
        fields
    }

    fn abstract_type(&mut self, name: &str) -> Option<TypeId> {
        self.ty(name, "type resolver", "an interface or union", TypeDefinition::is_abstract)
    }

    fn scalar(&mut self, name: &str) -> Option<TypeId> {
        self.ty(name, "function", "a custom scalar", |ty| {
            matches!(ty.kind, TypeKind::Scalar { .. }) && !is_built_in_scalar(&ty.name)
        })
    }

    /// The type of this name, if it is of the kind that `kind` names; `what` is attached to it.
    fn ty(&mut self, name: &str, what: &str, kind: &str, is_meant: impl Fn(&TypeDefinition) -> bool) -> Option<TypeId> {
        let types = self.types;
        let found = match places::find(types, name, what) {
            Ok(SchemaPart::Type(ty)) if is_meant(types.get(ty)) => Ok(ty),
            Ok(part) => Err(places::fault_at(types, part, format!("This {what} belongs to {kind}."))),
            Err(fault) => Err(fault),
        };
        self.found(found)
    }
}

/// The object type of a coordinate, and its field, or none if the coordinate is a type; `what` is attached there.
fn object(types: &TypeSystem, coordinate: &str, what: &str) -> Result<(TypeId, Option<usize>), SchemaError> {
    let (ty, field) = places::find_fields(types, coordinate, what)?;
    if types.get(ty).is_object() {
        return Ok((ty, field));
    }
    let member = coordinate.strip_prefix(&*types.get(ty).name).unwrap_or_default();
    let objects = types.possible_types(ty).iter().take(MOST_NAMES);
    let objects: Vec<_> = objects.map(|object| format!("\"{}{member}\"", types.get(*object).name)).collect();
    let message = format!(
        "The fields of an interface have no {what} of their own. Attach it to the object types that implement it: {}.",
        objects.join(", ")
    );
    let part = field.map_or(SchemaPart::Type(ty), |field| SchemaPart::Member(ty, field));
    Err(places::fault_at(types, part, message))
}

/// The most types that a message names.
const MOST_NAMES: usize = 5;

/// Checks that the part at a coordinate can have a hint for caches.
fn hinted(types: &TypeSystem, coordinate: &str) -> Result<(), SchemaError> {
    let part = places::find(types, coordinate, "hint")?;
    let can = match part {
        SchemaPart::Type(ty) => types.get(ty).is_composite(),
        SchemaPart::Member(ty, _) => types.get(ty).fields().is_some(),
        _ => false,
    };
    let fault = || {
        let message = "A hint belongs to a field, or to an object type, interface or union.";
        places::fault_at(types, part, message.to_owned())
    };
    if can { Ok(()) } else { Err(fault()) }
}

/// The number of fields of a type that have resolvers here; those of introspection have their own.
fn resolved_fields(ty: &TypeDefinition) -> usize {
    match &ty.kind {
        TypeKind::Object(fields) if !ty.name.starts_with("__") => fields.fields.len(),
        _ => 0,
    }
}
