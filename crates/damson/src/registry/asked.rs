//! The field whose type is asked for: while it is, the type may say what its values need.

use damson_schema::{SchemaPart, TypeRef};

use super::{MemberTable, Registry, TypeRefFn};

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

    /// Announces a context if the value of a union with these members may be found with one.
    pub(super) fn announce_context_of(&mut self, members: &[MemberTable]) {
        if self.asked.is_some() && need_context(members) {
            self.announce_context();
        }
    }
}

/// Whether a value of one of these members may be found with a context.
fn need_context(members: &[MemberTable]) -> bool {
    let mut rest: Vec<&MemberTable> = members.iter().collect();
    while let Some(member) = rest.pop() {
        match member {
            MemberTable::Contextual => return true,
            MemberTable::Flatten(inner) => rest.extend(*inner),
            MemberTable::Object(_) => {}
        }
    }
    false
}
