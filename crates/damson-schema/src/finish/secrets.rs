//! Finds the secrets of a type system: the arguments that share a mark, and the types whose values hold secrets.

use std::sync::Arc;

use crate::type_system::SecretTypes;
use crate::{HashMap, HashSet, TypeId, TypeSystem};

/// A field and its argument, by their names.
type Names = (Arc<str>, Arc<str>);

/// Finds the secrets. No later step marks an argument or input field.
pub(super) fn find(types: &mut TypeSystem) {
    if types.parts().any(|(_, part)| part.input_value().is_some_and(|input| input.secret)) {
        share(types);
        types.secrets = SecretTypes { exist: true, holders: holders(types) };
    }
}

/// Marks the arguments of implementations as those of their interfaces, and the other way round, until nothing changes: a selection
/// from an interface gives its arguments to all implementations.
fn share(types: &mut TypeSystem) {
    let mut linked: HashMap<TypeId, Vec<TypeId>> = HashMap::default();
    for (id, ty) in types.types() {
        for interface in ty.fields().into_iter().flat_map(|fields| &fields.interfaces) {
            linked.entry(id).or_default().push(*interface);
            linked.entry(*interface).or_default().push(id);
        }
    }
    let mut marked: Vec<(TypeId, Names)> = secret_arguments(types);
    while let Some((id, names)) = marked.pop() {
        for next in linked.get(&id).into_iter().flatten() {
            if mark(types, *next, &names) {
                marked.push((*next, names.clone()));
            }
        }
    }
}

/// The arguments that are secrets, with the types of their fields.
fn secret_arguments(types: &TypeSystem) -> Vec<(TypeId, Names)> {
    let mut secrets = Vec::new();
    for (id, ty) in types.types() {
        for field in ty.fields().into_iter().flat_map(|fields| fields.fields.values()) {
            for argument in field.arguments.values().filter(|argument| argument.secret) {
                secrets.push((id, (field.name.clone(), argument.name.clone())));
            }
        }
    }
    secrets
}

/// Marks the argument, if the type has it. Says whether it was not marked before.
fn mark(types: &mut TypeSystem, id: TypeId, (field, argument): &Names) -> bool {
    let field = types.get_mut(id).fields_mut().and_then(|fields| fields.fields.get_mut(field));
    let argument = field.and_then(|field| field.arguments.get_mut(argument));
    argument.is_some_and(|argument| !std::mem::replace(&mut argument.secret, true))
}

/// The input objects that hold secrets, found from the secret fields outwards.
fn holders(types: &TypeSystem) -> HashSet<TypeId> {
    let mut users: HashMap<TypeId, Vec<TypeId>> = HashMap::default();
    let mut rest = Vec::new();
    for (id, ty) in types.types() {
        for field in ty.input_fields().into_iter().flat_map(|fields| fields.values()) {
            users.entry(field.ty.named).or_default().push(id);
            rest.extend(field.secret.then_some(id));
        }
    }
    let mut holders = HashSet::default();
    while let Some(id) = rest.pop() {
        if holders.insert(id) {
            rest.extend(users.remove(&id).unwrap_or_default());
        }
    }
    holders
}
