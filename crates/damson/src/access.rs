//! What is attached to a schema by coordinates while it is built: guards, and who sees what.

use damson_schema::{SchemaError, SchemaErrors, TypeSystem};

use crate::guard::SharedGuard;
use crate::places::{self, Place};
use crate::registry::{PlacedGuard, Resolvers};

/// What is attached, by coordinates that are not looked up yet.
#[derive(Default)]
pub(crate) struct Access {
    pub(crate) guards: Vec<(String, SharedGuard)>,
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
}

fn placed(types: &TypeSystem, coordinate: &str, guard: &SharedGuard) -> Result<PlacedGuard, SchemaError> {
    let place = places::find(types, coordinate, "guard")?;
    let (ty, field) = match place {
        Place::Type(ty) => (ty, None),
        Place::Member(ty, field) => (ty, Some(field)),
        Place::Argument(..) => return Err(no_field(types, place)),
    };
    match types.get(ty).fields() {
        Some(_) => Ok(PlacedGuard { ty, field, guard: guard.clone() }),
        None => Err(no_field(types, place)),
    }
}

fn no_field(types: &TypeSystem, place: Place) -> SchemaError {
    let message = "A guard stands before a field, or before all fields of an object type or interface.";
    places::fault(Some(places::coordinate(types, place)), message.to_owned())
}
