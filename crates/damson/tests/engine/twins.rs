//! The data are the same whether values are there at once or later: random operations run with resolvers that answer at
//! once, and with their twins that wait.

use crate::{execute_on, schema};

/// Fields of `Node` with their twins that wait, and whether something is selected below.
const TWINS: &[(&str, &str, bool)] = &[
    ("level", "levelLater", false),
    ("oddFails", "oddFailsLater", false),
    ("child", "childLater", true),
    ("maybeChild", "maybeChildLater", true),
    ("maybeChildren", "childrenLater", true),
    ("children", "children", true),
];

/// A small generator of random numbers (xorshift), so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// One selection set on `Node`, as it is answered at once, and as some of it waits.
fn selection(random: &mut Random, depth: usize) -> (String, String) {
    let (mut at_once, mut later) = (String::from("{"), String::from("{"));
    for index in 0..1 + random.below(3) {
        let (sync, waiting, composite) = TWINS[random.below(if depth == 0 { 2 } else { TWINS.len() })];
        let chosen = if random.below(3) == 0 { sync } else { waiting };
        let below = if composite { selection(random, depth - 1) } else { Default::default() };
        at_once += &format!(" f{index}: {sync} {}", below.0);
        later += &format!(" f{index}: {chosen} {}", below.1);
    }
    (at_once + "}", later + "}")
}

#[test]
fn values_that_come_later_give_the_same_data() {
    let schema = schema();
    let mut random = Random(0x00DA_3507);
    let mut nulled = 0;
    for _ in 0..1_500 {
        let (at_once, later) = selection(&mut random, 4);
        for root in ["node", "nodes", "maybeNodes"] {
            let expected = execute_on(&schema, format!("{{ r: {root} {at_once} }}"));
            let found = execute_on(&schema, format!("{{ r: {root} {later} }}"));
            assert_eq!(found.data.json(), expected.data.json(), "{later}");
            assert_eq!(found.is_ok(), expected.is_ok(), "{later}");
            nulled += expected.is_err() as usize;
        }
    }
    assert!(nulled > 300, "enough of the operations fail somewhere: {nulled}");
}
