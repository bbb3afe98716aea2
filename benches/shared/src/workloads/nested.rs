//! W3 and W4: realistic nesting with fragments, and deep nesting.

use super::Case;

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("W3", "chats", CHATS),
        Case::new("W3", "store", STORE),
        Case::new("W4", "chain-28", chain(28)),
        Case::new("W4", "chain-50", chain(50)),
        Case::new("W4", "binary-10", binary(10)),
    ]
}

const CHATS: &str = "
fragment Person on ChatUser {
  id isOperator phone joinDate state
  profile { email firstName lastName jobTitle city }
}
{
  chats {
    id createdAt title caption state
    creator { ...Person }
    messages { id timestamp edited message order }
    users { ...Person }
  }
}";

pub(super) const STORE: &str = "
fragment Customer on Customer { id name username birthday }
fragment Review on Review { id body }
fragment Product on Product { inStock name price shippingEstimate upc weight }
query Store {
  customers {
    ...Customer
    reviews {
      ...Review
      product {
        ...Product
        reviews { ...Review author { ...Customer reviews { ...Review product { ...Product } } } }
      }
    }
  }
  topProducts {
    ...Product
    reviews { ...Review author { ...Customer reviews { ...Review product { ...Product } } } }
  }
}";

fn chain(depth: usize) -> String {
    let levels = vec!["id value"; depth].join(" child{");
    format!("{{tree(depth:{depth}){{{levels}{}}}", "}".repeat(depth))
}

fn binary(depth: usize) -> String {
    let levels = vec!["id value"; depth].join(" children{");
    format!("{{tree(depth:{depth},width:2){{{levels}{}}}", "}".repeat(depth))
}
