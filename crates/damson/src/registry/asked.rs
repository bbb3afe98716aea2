//! The field whose type is asked for: while it is, the type may say what its values need.

use damson_schema::{SchemaPart, TypeRef};

use super::{Registry, TypeRefFn};

impl Registry {
    /// Asks for the type of a field.
    pub(super) fn ask(&mut self, field: SchemaPart, ty: TypeRefFn) -> TypeRef {
        self.asked = Some(field);
        let ty = ty(self);
        self.asked = None;
        ty
    }

    /// Says that values of the type asked for may be [`Resolved::Unpolled`](crate::engine::Resolved::Unpolled), so that its
    /// fields are planned as asynchronous ones.
    pub fn announce_waiting(&mut self) {
        if let Some(SchemaPart::Member(ty, field)) = self.asked {
            self.behaviour.wait_for_value(ty, field);
        }
    }

    /// Says that values of the type asked for may be [`Resolved::Contextual`](crate::engine::Resolved::Contextual), so that its
    /// fields are planned with a context.
    pub fn announce_context(&mut self) {
        if let Some(SchemaPart::Member(ty, field)) = self.asked {
            self.behaviour.use_context(ty, field);
        }
    }
}
