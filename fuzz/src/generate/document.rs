//! Makes a document for a schema: one operation, the fragments that it spreads, its variables, and values for them.

use damson_schema::type_system::TypeKind;
use damson_schema::{IndexMap, Name, TypeId, TypeRef, TypeSystem, Value};
use damson_syntax::ast::OperationType;

use super::value;
use crate::dice::Dice;

/// A request.
pub(crate) struct Request {
    pub(crate) text: String,
    pub(crate) inputs: IndexMap<Name, Value>,
}

/// Writes one document.
pub(crate) struct Writer<'w, 'd> {
    pub(super) types: &'w TypeSystem,
    pub(super) dice: &'w mut Dice<'d>,
    /// The percentage of decisions that are mistakes.
    pub(super) wrong: usize,
    /// The types with selections.
    pub(super) composites: Vec<TypeId>,
    /// The types of the fragments, and whether they are spread.
    pub(super) fragments: Vec<(TypeId, bool)>,
    /// The index of the first fragment that may be spread, so that there are no cycles.
    pub(super) next_fragment: usize,
    /// The number of selections that may still be written.
    pub(super) room: usize,
    variables: Vec<TypeRef>,
}

/// Makes a request with mistakes in `wrong` percent of the decisions.
pub(crate) fn generate(types: &TypeSystem, dice: &mut Dice<'_>, wrong: usize) -> Request {
    let is_composite = |(id, _): &(TypeId, _)| types.get(*id).is_composite() && !types.get(*id).name.starts_with("__");
    let composites: Vec<_> = types.types().filter(is_composite).map(|(id, _)| id).collect();
    let fragments = (0..dice.below(4)).map(|_| (dice.pick(&composites), false)).collect();
    let variables = Vec::new();
    Writer { types, dice, wrong, composites, fragments, next_fragment: 0, room: 40, variables }.request()
}

impl Writer<'_, '_> {
    fn request(mut self) -> Request {
        let (keyword, root) = self.root();
        let body = self.selection_set(root, 4);
        let mut fragments = String::new();
        for index in 0..self.fragments.len() {
            let (ty, is_used) = self.fragments[index];
            self.next_fragment = index + 1;
            if is_used || self.is_wrong() {
                let set = self.selection_set(ty, 3);
                fragments += &format!("\nfragment F{index} on {}{set}", self.types.get(ty).name);
            }
        }
        let (definitions, inputs) = self.variables();
        Request { text: format!("{keyword} Q{definitions}{body}{fragments}"), inputs }
    }

    fn root(&mut self) -> (&'static str, TypeId) {
        let query = self.types.query.expect("a checked schema has a query type");
        let operation = self.dice.pick(&[OperationType::Query, OperationType::Query, OperationType::Mutation]);
        (operation.keyword(), self.types.root(operation).unwrap_or(query))
    }

    pub(super) fn is_wrong(&mut self) -> bool {
        self.wrong > 0 && self.dice.chance(self.wrong)
    }

    /// A literal of the type, parts of which may be variables.
    pub(super) fn literal(&mut self, ty: TypeRef, depth: usize) -> String {
        if self.dice.chance(20) {
            return self.variable(ty);
        }
        match (ty.item(), &self.types.get(ty.named).kind) {
            (Some(item), _) if depth > 0 && self.dice.chance(70) => {
                let items: Vec<_> = (0..self.dice.below(3)).map(|_| self.literal(item, depth - 1)).collect();
                format!("[{}]", items.join(", "))
            }
            (None, TypeKind::InputObject { one_of: false, .. }) if depth > 0 && self.dice.chance(70) => {
                self.object(ty, depth - 1)
            }
            _ => value::generate(self.types, self.dice, ty, depth, self.wrong).to_string(),
        }
    }

    fn object(&mut self, ty: TypeRef, depth: usize) -> String {
        let types = self.types;
        let fields = types.get(ty.named).input_fields().into_iter().flat_map(|fields| fields.values());
        let mut text = String::from("{");
        for field in fields {
            if field.is_required() || self.dice.chance(40) {
                text += &format!("{}: {} ", field.name, self.literal(field.ty, depth));
            }
        }
        text + "}"
    }

    /// A variable of this type or of a stricter one. An earlier variable is used if it fits.
    pub(super) fn variable(&mut self, ty: TypeRef) -> String {
        let ty = if self.dice.chance(20) { ty.non_null() } else { ty };
        let known = self.variables.iter().position(|known| *known == ty || self.dice.chance(self.wrong));
        let index = known.unwrap_or(self.variables.len());
        if known.is_none() {
            self.variables.push(ty);
        }
        format!("$v{index}")
    }

    /// The definitions of all variables that were used, and values for most of them.
    fn variables(&mut self) -> (String, IndexMap<Name, Value>) {
        let (mut text, mut inputs) = (String::new(), IndexMap::default());
        let (types, wrong) = (self.types, self.wrong);
        for (index, ty) in std::mem::take(&mut self.variables).into_iter().enumerate() {
            text += &format!("$v{index}: {}", types.display(ty));
            if self.dice.chance(25) {
                text += &format!(" = {}", value::generate(types, self.dice, ty, 2, wrong));
            }
            text += " ";
            if ty.is_non_null() || self.dice.chance(70) {
                let value = value::generate(types, self.dice, ty, 2, wrong);
                inputs.insert(Name::from(format!("v{index}")), value);
            }
        }
        (if text.is_empty() { text } else { format!("({text})") }, inputs)
    }
}
