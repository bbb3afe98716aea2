//! What is left of a type system when parts of it are hidden: a type system again, with the same ids.
//!
//! What cannot stand without a hidden part goes, too, and then the types that only what is hidden leads to, each in one linear
//! pass over what refers to what. Knows nothing of who hides what from whom.

use std::collections::HashSet;
use std::sync::Arc;

use crate::finish::dearer;
use crate::type_system::{
    DirectiveDefinition, Fields, InputValue, SchemaPart, TypeDefinition, TypeKind, possible_types,
};
use crate::{HashMap, IndexMap, TypeId, TypeRef, TypeSystem, Value};

mod applied;
mod implementations;
mod reach;

type Set<T> = HashSet<T, foldhash::fast::RandomState>;

impl TypeSystem {
    /// The type system without these parts, without what cannot stand when they are gone, and without the types that are
    /// reached no more.
    ///
    /// A field goes with its type and with an argument that must be given, and so does a directive, with all its uses; an
    /// input object with a field that must be given, a type with the last of its members, an argument with a part that its
    /// default value names, and where a directive is applied, with one that its value names; an implementation with what
    /// the interface demands. Types keep their ids; fields, arguments and directives move up.
    ///
    /// A type is reached from the root operation types and from arguments of directives: by fields, arguments and input fields, as
    /// a member of a union, as an interface that is implemented or as what implements it. A type that nothing reaches even when
    /// nothing is hidden stays, with what only it leads to; of several such types that reach each other the first counts.
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

/// Parts that are hidden, and what goes with them.
struct Hiding<'t> {
    types: &'t TypeSystem,
    hidden: Set<SchemaPart>,
    /// Parts that are hidden, and whose followers are not yet.
    queue: Vec<SchemaPart>,
    /// For every type what has it: fields, arguments of fields and directives, input fields.
    users: Vec<Vec<SchemaPart>>,
    /// For every type the unions it is a member of.
    unions: Vec<Vec<TypeId>>,
    /// For every type how many of its members are left.
    left: Vec<usize>,
    /// The arguments and input fields whose default values name a member.
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
        types.types().for_each(|(id, ty)| hiding.note(id, ty));
        for (index, directive) in types.directives.values().enumerate() {
            let arguments = directive.arguments.values().enumerate();
            arguments.for_each(|(at, argument)| hiding.note_input(SchemaPart::DirectiveArgument(index, at), argument));
        }
        hiding
    }

    /// Notes what a type refers to.
    fn note(&mut self, id: TypeId, ty: &TypeDefinition) {
        match &ty.kind {
            TypeKind::Scalar { .. } => {}
            TypeKind::Enum { values } => self.left[id.index()] = values.len(),
            TypeKind::Union { members } => {
                self.left[id.index()] = members.len();
                members.iter().for_each(|member| self.unions[member.index()].push(id));
            }
            TypeKind::InputObject { fields, .. } => {
                self.left[id.index()] = fields.len();
                fields
                    .values()
                    .enumerate()
                    .for_each(|(index, field)| self.note_input(SchemaPart::Member(id, index), field));
            }
            TypeKind::Object(fields) | TypeKind::Interface(fields) => {
                self.left[id.index()] = fields.fields.len();
                for (index, field) in fields.fields.values().enumerate() {
                    self.users[field.ty.named.index()].push(SchemaPart::Member(id, index));
                    let arguments = field.arguments.values().enumerate();
                    arguments.for_each(|(at, argument)| self.note_input(SchemaPart::Argument(id, index, at), argument));
                }
            }
        }
    }

    fn note_input(&mut self, part: SchemaPart, value: &InputValue) {
        self.users[value.ty.named.index()].push(part);
        for member in value.default_value.iter().flat_map(|default| named_in(self.types, value.ty, default)) {
            self.named_by.entry(member).or_default().push(part);
        }
    }

    fn hide(&mut self, part: SchemaPart) {
        if self.hidden.insert(part) {
            self.queue.push(part);
        }
    }

    /// Hides what cannot stand without what is hidden.
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
                    self.hide_with(part, SchemaPart::Type(ty));
                }
                SchemaPart::Argument(ty, field, _) => self.hide_with(part, SchemaPart::Member(ty, field)),
                SchemaPart::DirectiveArgument(directive, _) => self.hide_with(part, SchemaPart::Directive(directive)),
                // Meta fields stay with their types.
                SchemaPart::Directive(_) | SchemaPart::MetaField(..) | SchemaPart::MetaArgument(..) => {}
            }
        }
    }

    /// Hides what cannot do without an input that must be given.
    fn hide_with(&mut self, input: SchemaPart, owner: SchemaPart) {
        if self.input(input).is_some_and(InputValue::is_required) {
            self.hide(owner);
        }
    }

    /// Takes a member from a type, which goes with its last.
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

/// Putting together what is left.
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
        };
        self.filter_applied(&mut rest);
        rest.dearer = dearer(&rest);
        rest
    }

    /// A type without its hidden parts; none if all of it is hidden.
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

/// The members of types that a value names.
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
