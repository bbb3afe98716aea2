//! A type system without its hidden parts: a type system again, with the same ids.
//!
//! The parts that need a hidden part are hidden, too, then the types that only hidden parts lead to, each in one linear
//! pass over the references. Knows nothing of requests and users.

use std::collections::HashSet;
use std::sync::Arc;

use crate::finish::dearer;
use crate::type_system::{
    DirectiveDefinition, Fields, InputValue, PartDefinition, SchemaPart, TypeDefinition, TypeKind, possible_types,
};
use crate::{HashMap, IndexMap, TypeId, TypeRef, TypeSystem, Value};

mod applied;
mod implementations;
mod reach;

type Set<T> = HashSet<T, foldhash::fast::RandomState>;

impl TypeSystem {
    /// The type system without these parts, the parts that need them, and the types that are then not reached.
    ///
    /// A field needs its type and its required arguments. A directive needs the same, and its uses need the directive. An
    /// input object needs its required fields, a type needs one member. An argument needs the members that its default
    /// value names; the use of a directive needs those that its values name. An implementation needs the parts that the
    /// interface demands. Types keep their ids; fields, arguments and directives move up.
    ///
    /// Types are reached from the root operation types and from arguments of directives: through fields, arguments and
    /// input fields, members of unions, and interfaces, in both directions. A type that nothing reaches in the whole schema
    /// stays, with the types that only it reaches; of several such types that reach each other the first one counts.
    ///
    /// ```
    /// use damson_schema::{SchemaPart, TypeSystem};
    ///
    /// let types = TypeSystem::from_sdl("type Query { open: Int secret: Secret } type Secret { code: Int }")?;
    /// let secret = types.id("Secret").unwrap();
    /// assert_eq!(types.without(&[SchemaPart::Type(secret)]).sdl(), "type Query {\n  open: Int\n}\n");
    /// # Ok::<(), damson_schema::SchemaErrors>(())
    /// ```
    pub fn without(&self, parts: &[SchemaPart]) -> TypeSystem {
        let mut hiding = Hiding::new(self);
        parts.iter().for_each(|part| hiding.hide(*part));
        hiding.spread();
        let implemented = reach::hide_unreached(&mut hiding);
        hiding.rest(&implemented)
    }
}

/// The hidden parts, and the references by which other parts need them.
struct Hiding<'t> {
    types: &'t TypeSystem,
    hidden: Set<SchemaPart>,
    /// Hidden parts whose dependents are not hidden yet.
    queue: Vec<SchemaPart>,
    /// For every type the parts of this type: fields, arguments of fields and directives, input fields.
    users: Vec<Vec<SchemaPart>>,
    /// For every type the unions of which it is a member.
    unions: Vec<Vec<TypeId>>,
    /// For every type the number of its members that are left.
    left: Vec<usize>,
    /// For every member the arguments and input fields whose default values name it.
    named_by: HashMap<SchemaPart, Vec<SchemaPart>>,
}

impl<'t> Hiding<'t> {
    fn new(types: &'t TypeSystem) -> Self {
        let count = types.types.len();
        let mut hiding = Hiding {
            types,
            hidden: Set::default(),
            queue: Vec::new(),
            users: vec![Vec::new(); count],
            unions: vec![Vec::new(); count],
            left: vec![0; count],
            named_by: HashMap::default(),
        };
        types.parts().for_each(|(part, definition)| hiding.note(part, definition));
        hiding
    }

    /// Notes the references of a part.
    fn note(&mut self, part: SchemaPart, definition: PartDefinition<'_>) {
        if let Some(ty) = definition.ty() {
            self.users[ty.named.index()].push(part);
        }
        if let Some(value) = definition.input_value() {
            for member in value.default_value.iter().flat_map(|default| named_in(self.types, value.ty, default)) {
                self.named_by.entry(member).or_default().push(part);
            }
        }
        match part {
            SchemaPart::Member(ty, _) => self.left[ty.index()] += 1,
            SchemaPart::Type(ty) => {
                let TypeKind::Union { members } = &self.types.get(ty).kind else { return };
                self.left[ty.index()] = members.len();
                members.iter().for_each(|member| self.unions[member.index()].push(ty));
            }
            _ => {}
        }
    }

    fn hide(&mut self, part: SchemaPart) {
        if self.hidden.insert(part) {
            self.queue.push(part);
        }
    }

    /// Hides the parts that need hidden parts.
    fn spread(&mut self) {
        while let Some(part) = self.queue.pop() {
            match part {
                SchemaPart::Type(ty) => {
                    std::mem::take(&mut self.users[ty.index()]).into_iter().for_each(|user| self.hide(user));
                    std::mem::take(&mut self.unions[ty.index()]).into_iter().for_each(|union| self.lose_member(union));
                }
                SchemaPart::Member(ty, _) => {
                    self.lose_member(ty);
                    self.named_by.remove(&part).into_iter().flatten().for_each(|user| self.hide(user));
                }
                _ => {}
            }
            self.hide_owner_of_required(part);
        }
    }

    /// Hides the owner of a part that is a required input.
    fn hide_owner_of_required(&mut self, part: SchemaPart) {
        if self.input(part).is_some_and(InputValue::is_required)
            && let Some(owner) = part.owner()
        {
            self.hide(owner);
        }
    }

    /// Takes a member from a type; the last one takes the type with it.
    fn lose_member(&mut self, ty: TypeId) {
        let left = &mut self.left[ty.index()];
        *left = left.saturating_sub(1);
        if *left == 0 {
            self.hide(SchemaPart::Type(ty));
        }
    }

    /// The definition of an argument or input field.
    fn input(&self, part: SchemaPart) -> Option<&'t InputValue> {
        match part {
            SchemaPart::Member(ty, index) => Some(self.types.shown(ty)?.input_fields()?.get_index(index)?.1),
            SchemaPart::Argument(ty, field, index) => {
                let field = self.types.shown(ty)?.fields()?.fields.get_index(field)?.1;
                Some(field.arguments.get_index(index)?.1)
            }
            SchemaPart::DirectiveArgument(directive, index) => {
                Some(self.types.directives.get_index(directive)?.1.arguments.get_index(index)?.1)
            }
            _ => None,
        }
    }

    fn shows(&self, part: SchemaPart) -> bool {
        !self.hidden.contains(&part)
    }

    fn shows_type(&self, ty: TypeId) -> bool {
        self.shows(SchemaPart::Type(ty))
    }
}

/// Builds the type system that is left.
impl Hiding<'_> {
    fn rest(&self, implemented: &[Vec<TypeId>]) -> TypeSystem {
        let types = self.types.types.iter().zip(implemented).enumerate();
        let types =
            types.map(|(index, (ty, interfaces))| self.definition(TypeId(index as u32), ty.as_ref()?, interfaces));
        let types: Vec<_> = types.collect();
        let shown = |root: Option<TypeId>| root.filter(|root| self.shows_type(*root));
        let names = self.types.names.iter().filter(|(_, id)| self.shows_type(**id));
        let directives = self.types.directives.iter().enumerate();
        let directives = directives.filter(|(index, _)| self.shows(SchemaPart::Directive(*index)));
        let mut rest = TypeSystem {
            description: self.types.description.clone(),
            applied: self.types.applied.clone(),
            wide_integers: self.types.wide_integers,
            query: shown(self.types.query),
            mutation: shown(self.types.mutation),
            subscription: shown(self.types.subscription),
            directives: directives.map(|(index, (name, of))| (name.clone(), self.directive(index, of))).collect(),
            possible_types: possible_types(&types),
            types,
            names: names.map(|(name, id)| (name.clone(), *id)).collect(),
            meta_fields: self.types.meta_fields.clone(),
            dearer: HashMap::default(),
            // A request may still give a value for a secret that it does not see.
            secrets: self.types.secrets.clone(),
        };
        self.filter_applied(&mut rest);
        rest.dearer = dearer(&rest);
        rest
    }

    /// The shown part of a type; none if the whole type is hidden.
    fn definition(&self, id: TypeId, ty: &TypeDefinition, interfaces: &[TypeId]) -> Option<TypeDefinition> {
        if !self.shows_type(id) {
            return None;
        }
        let kind = match &ty.kind {
            TypeKind::Object(fields) => TypeKind::Object(self.fields(id, fields, interfaces)),
            TypeKind::Interface(fields) => TypeKind::Interface(self.fields(id, fields, interfaces)),
            TypeKind::Union { members } => {
                TypeKind::Union { members: members.iter().copied().filter(|member| self.shows_type(*member)).collect() }
            }
            TypeKind::Enum { values } => TypeKind::Enum { values: self.members(id, values) },
            TypeKind::InputObject { fields, one_of } => {
                TypeKind::InputObject { fields: self.members(id, fields), one_of: *one_of }
            }
            scalar @ TypeKind::Scalar { .. } => scalar.clone(),
        };
        Some(TypeDefinition {
            name: ty.name.clone(),
            description: ty.description.clone(),
            applied: ty.applied.clone(),
            cache_control: ty.cache_control,
            kind,
        })
    }

    fn fields(&self, id: TypeId, fields: &Fields, interfaces: &[TypeId]) -> Fields {
        let mut shown = self.members(id, &fields.fields);
        for (name, field) in &mut shown {
            let index = fields.fields.get_index_of(name).expect("it is one of these");
            let mut at = 0..;
            field.arguments.retain(|_, _| at.next().is_some_and(|at| self.shows(SchemaPart::Argument(id, index, at))));
            let all = &fields.fields[index].arguments;
            if let Some(cost) = field.cost.as_mut().filter(|_| field.arguments.len() < all.len()) {
                cost.all_arguments = Some(Arc::new(all.clone()));
            }
        }
        Fields { fields: shown, interfaces: interfaces.to_vec() }
    }

    fn members<T: Clone>(&self, id: TypeId, members: &IndexMap<Arc<str>, T>) -> IndexMap<Arc<str>, T> {
        let members = members.iter().enumerate().filter(|(index, _)| self.shows(SchemaPart::Member(id, *index)));
        members.map(|(_, (name, member))| (name.clone(), member.clone())).collect()
    }

    fn directive(&self, index: usize, directive: &DirectiveDefinition) -> DirectiveDefinition {
        let mut shown = directive.clone();
        let mut at = 0..;
        let is_shown = |at| self.shows(SchemaPart::DirectiveArgument(index, at));
        shown.arguments.retain(|_, _| at.next().is_some_and(is_shown));
        shown
    }
}

/// The enum values and input fields that a value names.
fn named_in(types: &TypeSystem, ty: TypeRef, value: &Value) -> Vec<SchemaPart> {
    let mut members = Vec::new();
    let mut values = vec![(ty.named, value)];
    while let Some((named, value)) = values.pop() {
        match (value, &types.get(named).kind) {
            (Value::List(items), _) => values.extend(items.iter().map(|item| (named, item))),
            (Value::Enum(name), TypeKind::Enum { values }) => {
                let index = values.get_index_of(name.as_str());
                members.extend(index.map(|index| SchemaPart::Member(named, index)));
            }
            (Value::Object(given), TypeKind::InputObject { fields, .. }) => {
                for (name, value) in given {
                    let Some((index, _, field)) = fields.get_full(name.as_str()) else { continue };
                    members.push(SchemaPart::Member(named, index));
                    values.push((field.ty.named, value));
                }
            }
            _ => {}
        }
    }
    members
}
