//! Ways by land from country to country.

use std::collections::{HashMap, VecDeque};

use crate::CountryCode;

/// A way over the fewest borders, both ends included. Among equal ways it is the first by the order of the borders, of which each
/// stands there in both directions.
pub(crate) fn route(
    borders: &[(CountryCode, CountryCode)],
    from: CountryCode,
    to: CountryCode,
) -> Option<Vec<CountryCode>> {
    let mut neighbours = HashMap::<CountryCode, Vec<CountryCode>>::new();
    for &(country, neighbour) in borders {
        neighbours.entry(country).or_default().push(neighbour);
    }
    let mut came_from = HashMap::from([(from, from)]);
    let mut waiting = VecDeque::from([from]);
    while let Some(country) = waiting.pop_front() {
        if country == to {
            return Some(walk_back(&came_from, from, to));
        }
        for &neighbour in neighbours.get(&country).into_iter().flatten() {
            came_from.entry(neighbour).or_insert_with(|| {
                waiting.push_back(neighbour);
                country
            });
        }
    }
    None
}

fn walk_back(came_from: &HashMap<CountryCode, CountryCode>, from: CountryCode, to: CountryCode) -> Vec<CountryCode> {
    let mut way = vec![to];
    while let Some(&last) = way.last()
        && last != from
    {
        way.push(came_from[&last]);
    }
    way.reverse();
    way
}

#[cfg(test)]
mod tests {
    use super::route;
    use crate::CountryCode;

    fn code(text: &str) -> CountryCode {
        CountryCode::parse(text).expect("a code")
    }

    fn found(from: &str, to: &str) -> Option<String> {
        let borders = ["PT ES", "ES AD", "FR AD", "AD ES", "ES FR", "FR ES", "AD FR", "ES PT", "FR DE", "DE FR"];
        let borders = borders.map(|pair| (code(&pair[..2]), code(&pair[3..])));
        let way = route(&borders, code(from), code(to))?;
        Some(way.iter().map(CountryCode::as_str).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn the_way_with_the_fewest_borders_is_found_if_there_is_one() {
        assert_eq!(found("PT", "DE").as_deref(), Some("PT ES FR DE"));
        assert_eq!(found("AD", "PT").as_deref(), Some("AD ES PT"));
        assert_eq!(found("DE", "DE").as_deref(), Some("DE"));
        assert_eq!(found("PT", "IS"), None);
    }
}
