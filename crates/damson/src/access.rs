//! What is attached to a schema by coordinates while it is built: guards, and who sees what.

use damson_schema::{SchemaError, SchemaErrors, SchemaPart, TypeSystem};

use crate::guard::SharedGuard;
use crate::places;
use crate::registry::{PlacedGuard, Resolvers, is_built_in_scalar};
use crate::visibility::{Visibility, Visible};

/// What is attached, by coordinates that are not looked up yet.
#[derive(Default)]
pub(crate) struct Access {
    pub(crate) guards: Vec<(String, SharedGuard)>,
    pub(crate) visible: Vec<(String, Visible)>,
    /// The same for parts that are known already.
    pub(crate) visible_parts: Vec<(SchemaPart, Visible)>,
}

impl Access {
    /// Puts the guards where they belong.
    ///
    /// # Errors
    /// All coordinates that stand for nothing that can be guarded.
    pub(crate) fn guard(&self, types: &TypeSystem, resolvers: &mut Resolvers) -> Result<(), SchemaErrors> {
        let mut faults = Vec::new();
        for (coordinate, guard) in &self.guards {
            match placed(types, coordinate, guard) {
                Ok(placed) => resolvers.guard(types, &placed),
                Err(fault) => faults.push(fault),
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults.into_iter().collect()) }
    }

    /// Who sees what.
    ///
    /// # Errors
    /// All coordinates that stand for nothing that can be hidden, and a query root of which nothing is left.
    pub(crate) fn visibility(self, types: &TypeSystem, caches_plans: bool) -> Result<Option<Visibility>, SchemaErrors> {
        let mut faults = Vec::new();
        let mut rules = self.visible_parts;
        for (coordinate, visible) in self.visible {
            match hidden(types, &coordinate) {
                Ok(part) => rules.push((part, visible)),
                Err(fault) => faults.push(fault),
            }
        }
        let visibility = Visibility::new(types, rules, caches_plans);
        let most = visibility.as_ref().and_then(Visibility::most);
        if most.is_some_and(|view| view.types.query.is_none()) {
            faults.push(places::fault(
                None,
                "Nobody sees anything of the query root. Show at least one field.".to_owned(),
            ));
        }
        if faults.is_empty() { Ok(visibility) } else { Err(faults.into_iter().collect()) }
    }
}

fn hidden(types: &TypeSystem, coordinate: &str) -> Result<SchemaPart, SchemaError> {
    let part = places::find(types, coordinate, "rule of visibility")?;
    match part {
        SchemaPart::Type(ty) if is_built_in_scalar(&types.get(ty).name) => {
            let message = "A scalar that every schema has cannot be hidden.".to_owned();
            Err(places::fault(Some(places::coordinate(types, part)), message))
        }
        part => Ok(part),
    }
}

fn placed(types: &TypeSystem, coordinate: &str, guard: &SharedGuard) -> Result<PlacedGuard, SchemaError> {
    let place = places::find(types, coordinate, "guard")?;
    let (ty, field) = match place {
        SchemaPart::Type(ty) => (ty, None),
        SchemaPart::Member(ty, field) => (ty, Some(field)),
        SchemaPart::Argument(..) => return Err(no_field(types, place)),
    };
    match types.get(ty).fields() {
        Some(_) => Ok(PlacedGuard { ty, field, guard: guard.clone() }),
        None => Err(no_field(types, place)),
    }
}

fn no_field(types: &TypeSystem, place: SchemaPart) -> SchemaError {
    let message = "A guard stands before a field, or before all fields of an object type or interface.";
    places::fault(Some(places::coordinate(types, place)), message.to_owned())
}
