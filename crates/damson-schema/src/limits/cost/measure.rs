//! The sums of a document: the own cost of each definition, and the other sums that it adds.
//!
//! A fragment is measured once, however often it is spread. The selection below a field whose cost is computed is a sum of
//! its own, because the function takes it as one number. So is one item of the lists whose size a field above tells.

use damson_syntax::ast::{Definition, Document, Field, List, Selection};

use crate::fragments::Fragments;
use crate::{HashMap, TypeId, TypeSystem};

use super::metric::Metric;
use super::price::{self, Place, Price, Quantity};

/// The number of a sum; the definitions have the first numbers, in their order.
pub(super) type SumId = u32;

/// A sum that another one adds, `factor` times.
pub(super) struct Term<'d> {
    pub(super) above: SumId,
    pub(super) below: SumId,
    pub(super) factor: u64,
    /// The field that computes a cost from the sum, if there is one.
    pub(super) field: Option<Selected<'d>>,
}

/// A selected field, and the quantity that is computed from its arguments.
#[derive(Clone, Copy)]
pub(super) struct Selected<'d> {
    pub(super) place: Place,
    pub(super) quantity: Quantity,
    pub(super) node: &'d Field,
}

/// The own cost of every sum, and the terms, sorted by the sums that add them.
pub(super) struct Sums<'d> {
    pub(super) own: Vec<u64>,
    pub(super) terms: Vec<Term<'d>>,
}

/// A selection set that is still to be measured.
#[derive(Clone, Copy)]
struct Frame {
    set: List<Selection>,
    /// The type it selects from.
    parent: Option<TypeId>,
    /// The number of times that it counts.
    factor: u64,
    /// The sum to which it belongs.
    sum: SumId,
    /// The sizes that the field around it tells for lists in it.
    sizes: Option<Sizes>,
}

/// The sizes that a field tells for lists in its selection.
#[derive(Clone, Copy)]
struct Sizes {
    told_by: Place,
    /// The sum of one item of each list.
    item: SumId,
}

struct Measure<'d> {
    types: &'d TypeSystem,
    document: &'d Document,
    metric: Metric,
    fragments: Fragments<'d>,
    /// The sums of fragments below fields that tell sizes: without the items of those lists, and of one item of each.
    sized_fragments: HashMap<(usize, Place), (SumId, SumId)>,
    stack: Vec<Frame>,
    sums: Sums<'d>,
}

pub(super) fn sums<'d>(types: &'d TypeSystem, document: &'d Document, metric: Metric) -> Sums<'d> {
    let own = vec![0; document.definitions().len()];
    let sums = Sums { own, terms: Vec::new() };
    let fragments = Fragments::new(document);
    let (stack, sized_fragments) = (Vec::new(), HashMap::default());
    let mut measure = Measure { types, document, metric, fragments, sized_fragments, stack, sums };
    for (place, definition) in document.definitions().iter().enumerate() {
        measure.definition(definition, place as SumId);
    }
    let mut sums = measure.sums;
    sums.terms.sort_by_key(|term| term.above);
    sums
}

impl<'d> Measure<'d> {
    fn definition(&mut self, definition: &Definition, sum: SumId) {
        self.stack.extend(self.root(definition, sum));
        while let Some(frame) = self.stack.pop() {
            for selection in &self.document[frame.set] {
                match selection {
                    Selection::Field(field) => self.field(field, frame),
                    Selection::InlineFragment(fragment) => {
                        let condition = fragment.type_condition.map(|name| self.types.id(&self.document[name]));
                        let (set, parent) = (fragment.selection_set.selections, condition.unwrap_or(frame.parent));
                        self.stack.push(Frame { set, parent, ..frame });
                    }
                    Selection::FragmentSpread(spread) => self.spread(&self.document[spread.name], frame),
                }
            }
        }
    }

    fn root(&self, definition: &Definition, sum: SumId) -> Option<Frame> {
        let (set, parent) = match definition {
            Definition::Operation(operation) => {
                (operation.selection_set.selections, self.types.root(operation.operation_type))
            }
            Definition::Fragment(fragment) => {
                (fragment.selection_set.selections, self.types.id(&self.document[fragment.type_condition]))
            }
            _ => return None,
        };
        Some(Frame { set, parent, factor: 1, sum, sizes: None })
    }

    fn spread(&mut self, name: &str, frame: Frame) {
        let Some(target) = self.fragments.find(name) else { return };
        let place = self.fragments.place(target);
        let mut below = place as SumId;
        if let Some(sizes) = frame.sizes {
            let (sum, item) = self.sized_fragment(place, sizes.told_by);
            self.sums.terms.push(Term { above: sizes.item, below: item, factor: 1, field: None });
            below = sum;
        }
        self.sums.terms.push(Term { above: frame.sum, below, factor: frame.factor, field: None });
    }

    /// The sums of a fragment below a field that tells sizes, measured once for every such field of the schema.
    fn sized_fragment(&mut self, place: usize, told_by: Place) -> (SumId, SumId) {
        if let Some(known) = self.sized_fragments.get(&(place, told_by)) {
            return *known;
        }
        let sum = self.sums.add();
        let item = self.sums.add();
        self.sized_fragments.insert((place, told_by), (sum, item));
        let root = self.root(&self.document.definitions()[place], sum);
        self.stack.extend(root.map(|frame| Frame { sizes: Some(Sizes { told_by, item }), ..frame }));
        (sum, item)
    }

    /// Introspection costs nothing: it has limits of its own.
    fn field(&mut self, node: &'d Field, frame: Frame) {
        let name = &self.document[node.name];
        if name.starts_with("__") {
            return;
        }
        let set = node.selection_set.map(|set| set.selections);
        let Some(place) = frame.parent.and_then(|parent| price::find(self.types, parent, name)) else {
            self.add(frame.sum, frame.factor);
            self.stack.extend(set.map(|set| Frame { set, parent: None, sizes: None, ..frame }));
            return;
        };
        let (factor, sum) = self.price(place, node, frame);
        if let Some(set) = set {
            let sizes = self.sizes(place, node, factor, sum);
            let parent = Some(price::definition(self.types, place).ty.named);
            self.stack.push(Frame { set, parent, factor, sum, sizes });
        }
    }

    /// Adds the cost of the field itself. Returns how often its selection counts, and the sum to which it belongs.
    fn price(&mut self, place: Place, node: &'d Field, frame: Frame) -> (u64, SumId) {
        if let Some((item, weight, items)) = self.price_of_item(place, &self.document[node.name], frame) {
            self.add(frame.sum, frame.factor.saturating_mul(weight));
            return (items, item);
        }
        match price::price(self.types, place, self.metric) {
            Price::Computed => {
                let below = self.below(frame.sum, frame.factor, Selected { place, quantity: Quantity::Cost, node });
                (1, below)
            }
            Price::Linear { weight, items } => {
                self.add(frame.sum, frame.factor.saturating_mul(weight));
                (frame.factor.saturating_mul(items), frame.sum)
            }
        }
    }

    /// The price of a field whose list has a size told by a field above, and the sum of one item.
    fn price_of_item(&self, place: Place, name: &str, frame: Frame) -> Option<(SumId, u64, u64)> {
        let Metric::Cost { list_size } = self.metric else { return None };
        let sizes = frame.sizes.filter(|sizes| price::tells_size(self.types, sizes.told_by, Some(name)))?;
        let (weight, items) = price::price_of_item(self.types, place, list_size)?;
        Some((sizes.item, weight, items))
    }

    fn sizes(&mut self, place: Place, node: &'d Field, factor: u64, sum: SumId) -> Option<Sizes> {
        let quantity = Quantity::SizedItems;
        let tells = self.metric != Metric::Complexity && price::tells_size(self.types, place, None);
        tells.then(|| Sizes { told_by: place, item: self.below(sum, factor, Selected { place, quantity, node }) })
    }

    /// A new sum, from which the field computes its part of the sum above.
    fn below(&mut self, above: SumId, factor: u64, field: Selected<'d>) -> SumId {
        let below = self.sums.add();
        self.sums.terms.push(Term { above, below, factor, field: Some(field) });
        below
    }

    fn add(&mut self, sum: SumId, cost: u64) {
        let own = &mut self.sums.own[sum as usize];
        *own = own.saturating_add(cost);
    }
}

impl Sums<'_> {
    fn add(&mut self) -> SumId {
        self.own.push(0);
        self.own.len() as SumId - 1
    }

    /// The run of terms of every sum.
    pub(super) fn runs(&self) -> Vec<std::ops::Range<usize>> {
        let mut next = 0;
        let run = |sum: usize| {
            let start = next;
            next += self.terms[start..].iter().take_while(|term| term.above as usize == sum).count();
            start..next
        };
        (0..self.own.len()).map(run).collect()
    }
}
