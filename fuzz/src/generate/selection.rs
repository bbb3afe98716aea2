//! Makes selection sets. A response key names the field and its arguments, so that equal keys can mostly be merged.

use std::hash::{DefaultHasher, Hash, Hasher};

use damson_schema::type_system::{DirectiveLocation, Field, InputValue};
use damson_schema::{TypeId, TypeRef};

use super::document::Writer;

impl Writer<'_, '_> {
    pub(super) fn selection_set(&mut self, ty: TypeId, depth: usize) -> String {
        let mut text = String::from(" {");
        for _ in 0..=self.dice.below(5) {
            if self.room == 0 {
                break;
            }
            self.room -= 1;
            text += " ";
            text += &self.selection(ty, depth);
        }
        if text.ends_with('{') {
            text += " __typename";
        }
        text + " }"
    }

    fn selection(&mut self, ty: TypeId, depth: usize) -> String {
        match self.dice.below(10) {
            7 => self.fragment_spread(ty),
            8 | 9 if depth > 0 => self.inline_fragment(ty, depth),
            _ => self.field(ty, depth),
        }
    }

    fn fragment_spread(&mut self, ty: TypeId) -> String {
        let first = if self.is_wrong() { 0 } else { self.next_fragment };
        let fits = |index: &usize| self.wrong > 0 || self.overlap(ty, self.fragments[*index].0);
        let fitting: Vec<_> = (first..self.fragments.len()).filter(fits).collect();
        if fitting.is_empty() {
            return "__typename".to_owned();
        }
        let index = self.dice.pick(&fitting);
        self.fragments[index].1 = true;
        format!("...F{index}{}", self.directives(DirectiveLocation::FragmentSpread))
    }

    fn inline_fragment(&mut self, ty: TypeId, depth: usize) -> String {
        let wrong = self.is_wrong();
        let fitting: Vec<_> =
            self.composites.iter().copied().filter(|other| wrong || self.overlap(ty, *other)).collect();
        let condition = if fitting.is_empty() || self.dice.chance(20) { None } else { Some(self.dice.pick(&fitting)) };
        let on = condition.map_or(String::new(), |condition| format!(" on {}", self.types.get(condition).name));
        let directives = self.directives(DirectiveLocation::InlineFragment);
        format!("...{on}{directives}{}", self.selection_set(condition.unwrap_or(ty), depth - 1))
    }

    fn field(&mut self, ty: TypeId, depth: usize) -> String {
        let types = self.types;
        let from = if self.is_wrong() { self.dice.pick(&self.composites) } else { ty };
        let fields = types.get(from).fields().map(|fields| &fields.fields);
        let Some(fields) = fields.filter(|fields| !fields.is_empty() && !self.dice.chance(8)) else {
            return self.typename();
        };
        let field = &fields[self.dice.below(fields.len())];
        let inner = types.get(field.ty.named);
        if depth == 0 && inner.is_composite() {
            return self.typename();
        }
        let arguments = self.arguments(field);
        let key = self.response_key(field, &arguments);
        let directives = self.directives(DirectiveLocation::Field);
        let has_set = inner.is_composite() != self.is_wrong();
        let set = if has_set { self.selection_set(field.ty.named, depth.saturating_sub(1)) } else { String::new() };
        format!("{key}{}{arguments}{directives}{set}", field.name)
    }

    fn typename(&mut self) -> String {
        self.dice.pick(&["__typename", "t: __typename"]).to_owned()
    }

    /// An alias with its colon, or an empty text if the field needs no alias.
    fn response_key(&mut self, field: &Field, arguments: &str) -> String {
        if self.is_wrong() {
            return self.dice.pick(&["x: ", "id: ", ""]).to_owned();
        }
        let mut hasher = DefaultHasher::new(); // the same in every run
        arguments.hash(&mut hasher);
        let suffix = hasher.finish() % 1000;
        match arguments.is_empty() {
            true if self.dice.chance(70) => String::new(),
            true => format!("{}_: ", field.name),
            false => format!("{}_{suffix}: ", field.name),
        }
    }

    fn arguments(&mut self, field: &Field) -> String {
        let names = field.arguments.values();
        self.given(names.collect())
    }

    fn given(&mut self, definitions: Vec<&InputValue>) -> String {
        let mut given = Vec::new();
        for definition in definitions {
            if definition.is_required() != self.is_wrong() || self.dice.chance(50) {
                let ty: TypeRef = definition.ty;
                given.push(format!("{}: {}", definition.name, self.literal(ty, 2)));
            }
        }
        if self.is_wrong() {
            given.push("x: 1".to_owned());
        }
        if given.is_empty() { String::new() } else { format!("({})", given.join(", ")) }
    }

    fn directives(&mut self, place: DirectiveLocation) -> String {
        let mut text = String::new();
        while text.len() < 60 && self.dice.chance(12) {
            let wrong = self.is_wrong();
            let fitting: Vec<_> = (self.types.directives.values())
                .filter(|directive| wrong || directive.locations.contains(&place))
                .filter(|directive| wrong || directive.repeatable || !text.contains(&format!("@{}", directive.name)))
                .collect();
            if fitting.is_empty() {
                break;
            }
            let directive = self.dice.pick(&fitting);
            let arguments = self.given(directive.arguments.values().collect());
            text += &format!(" @{}{arguments}", directive.name);
        }
        text
    }

    /// Whether some object is of both types.
    fn overlap(&self, left: TypeId, right: TypeId) -> bool {
        self.types.possible_types(left).iter().any(|object| self.types.is_possible(right, *object))
    }
}
