//! The cache of plans, by view, text and operation name.
//!
//! Bounded by entries and by bytes; only valid operations are kept. Keys are compared by their whole text, not only by a hash.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use quick_cache::sync::Cache;
use quick_cache::{Equivalent, Weighter};

use crate::engine::plan::Plan;
use crate::engine::resolve::ViewNumber;

/// The most plans in the cache.
const ENTRIES: u64 = 1_000;

/// The most memory that the plans take, in bytes.
const BYTES: u64 = 64 << 20;

/// The least weight of a plan, in bytes, so that at most [`ENTRIES`] fit.
const LEAST: u64 = BYTES / ENTRIES;

/// A cache of plans, shared by all clones and all views of a schema.
pub(crate) struct PlanCache {
    plans: Cache<Key, Kept, Weigh>,
}

/// The key of a plan, whose text is in the plan.
struct Key {
    view: ViewNumber,
    plan: Arc<Plan>,
    operation_name: Option<Box<str>>,
}

/// A plan in the cache, with its weight in bytes.
#[derive(Clone)]
struct Kept {
    plan: Arc<Plan>,
    weight: u64,
}

/// A key that borrows its parts.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct PlanKey<'k> {
    pub(crate) view: ViewNumber,
    pub(crate) text: &'k str,
    pub(crate) operation_name: Option<&'k str>,
}

impl Key {
    fn borrowed(&self) -> PlanKey<'_> {
        PlanKey { view: self.view, text: self.plan.document.source(), operation_name: self.operation_name.as_deref() }
    }
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.borrowed().hash(state);
    }
}
impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.borrowed() == other.borrowed()
    }
}
impl Eq for Key {}
impl Equivalent<Key> for PlanKey<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        *self == key.borrowed()
    }
}

#[derive(Clone)]
struct Weigh;

impl Weighter<Key, Kept> for Weigh {
    fn weight(&self, _: &Key, kept: &Kept) -> u64 {
        kept.weight
    }
}

impl PlanCache {
    pub(crate) fn new() -> Self {
        PlanCache { plans: Cache::with_weighter(ENTRIES as usize, BYTES, Weigh) }
    }

    pub(crate) fn get(&self, key: PlanKey<'_>) -> Option<Arc<Plan>> {
        self.plans.get(&key).map(|kept| kept.plan)
    }

    /// Inserts a plan, whose text must be that of the key.
    pub(crate) fn insert(&self, key: PlanKey<'_>, mut plan: Plan) -> Arc<Plan> {
        if weight(&plan) > LEAST {
            plan.shrink_to_fit();
        }
        let weight = weight(&plan).max(LEAST);
        let plan = Arc::new(plan);
        let key = Key { view: key.view, plan: plan.clone(), operation_name: key.operation_name.map(Into::into) };
        self.plans.insert(key, Kept { plan: plan.clone(), weight });
        plan
    }

    pub(crate) fn len(&self) -> usize {
        self.plans.len()
    }
}

/// The bytes of a plan. A plan for a response in parts, which it may get beside it, is about as large.
fn weight(plan: &Plan) -> u64 {
    let plans = if plan.asks_for_parts { 2 } else { 1 };
    ((size_of::<Plan>() + plan.heap_size()) * plans) as u64
}

#[cfg(test)]
mod tests {
    use damson_schema::{CostLimits, Costs, ExpandedSize, OperationCost, TypeSystem, ValidationOptions, validate};

    use super::{Plan, weight};
    use crate::engine::plan::{Operation, PlanTarget, Resolvers, plan};

    const SDL: &str = "
        directive @listSize(slicingArguments: [String!]) on FIELD_DEFINITION
        type Query implements Node {
            priced(n: Int, ids: [Int]): [Query] @listSize(slicingArguments: \"n\")
            a(x: Int, in: In, list: [[Int]]): Query
            b: Int
            node: Node
        }
        interface Node { node: Node b: Int }
        input In { in: In i: Int list: [In] s: String }
    ";

    /// Fifty types of one interface, so that a field of that interface has fifty selections.
    fn types() -> TypeSystem {
        let objects: String =
            (0..50).map(|number| format!("type T{number} implements Node {{ node: Node b: Int }}")).collect();
        TypeSystem::from_sdl(&format!("{SDL}{objects}")).expect("the types are right")
    }

    fn made(types: &TypeSystem, text: &str) -> Plan {
        let document = damson_syntax::parse_with(text, &damson_syntax::Limits::none()).expect("it can be read");
        let document = validate(types, document, &ValidationOptions::default()).expect("it is valid");
        let limits = CostLimits { cost: u64::MAX, ..CostLimits::default() };
        let cost = Costs::check(types, &document, &limits).and_then(|costs| costs.operation(0)).expect("it has a cost");
        let target = PlanTarget { types: types.into(), resolvers: &Resolvers::default(), views_differ: false };
        let (size, complexity) = (ExpandedSize::default(), OperationCost::Known(0));
        let operation = Operation { document: document.into(), index: 0, size, cost, complexity };
        plan(target, operation, 1_000_000).expect("it can be planned")
    }

    fn many(count: usize, each: impl Fn(usize) -> String) -> String {
        format!("{{{}}}", (0..count).map(each).collect::<String>())
    }

    #[test]
    fn a_plan_weighs_what_it_holds() {
        let types = types();
        let literal = "{in:{in:{i:1,s:\"a text of some length\"}},list:[{i:1},{i:2},{s:\"x\"}]}";
        let fragments: String = (0..50).map(|number| format!("fragment F{number} on T{number}{{b}}")).collect();
        let documents = [
            "{b}".to_owned(),
            format!("#{}\n{{b}}", "x".repeat(100_000)),
            many(600, |number| format!("d{number}:b\n")),
            many(300, |number| format!("aLongerAlias{number}:a(x:1){{b}}")),
            many(200, |number| format!("a{number}:a(in:{literal},list:[[1,2,3],[4]]){{b}}")),
            format!(
                "query($v:Int,$c:Boolean!){}",
                many(200, |number| format!("a{number}:a(in:{{i:$v}}){{b@skip(if:$c)}}"))
            ),
            // These arguments are held twice: in the plan of the field and in the cost.
            format!("query($n:Int){{priced(n:$n,ids:[{}]){{b}}}}", "123,".repeat(3_000)),
            format!("query($n:Int){}", many(200, |number| format!("p{number}:priced(n:$n,ids:[{number}]){{b}}"))),
            many(100, |number| format!("n{number}:node{{b node{{b}}}}")),
            many(50, |number| format!("n{number}:node{{...F{number}}}")) + &fragments,
            many(2_000, |_| "b ".to_owned()),
        ];
        for document in documents {
            let mut plan = None;
            let held = allocation_counter::measure(|| {
                let plan = plan.insert(Box::new(made(&types, &document)));
                plan.shrink_to_fit();
            });
            let ratio = weight(&plan.expect("it was just made")) as f64 / held.bytes_current as f64;
            assert!((0.8..1.5).contains(&ratio), "{ratio:.2} of what it holds: {:.60}", document);
        }
    }
}
