//! Ways by land from country to country.

use std::collections::VecDeque;

use super::World;
use crate::CountryCode;

impl World {
    /// A way over the fewest borders, as indices of countries. Among equal ways it is the first by the neighbours' names.
    pub(crate) fn route(&self, from: CountryCode, to: CountryCode) -> Option<Vec<usize>> {
        let (start, end) = (*self.by_code.get(&from)?, *self.by_code.get(&to)?);
        let mut came_from = vec![None; self.countries.len()];
        came_from[start] = Some(start);
        let mut waiting = VecDeque::from([start]);
        while let Some(country) = waiting.pop_front() {
            if country == end {
                return Some(walk_back(&came_from, start, end));
            }
            for &neighbour in &self.countries[country].borders {
                if came_from[neighbour].is_none() {
                    came_from[neighbour] = Some(country);
                    waiting.push_back(neighbour);
                }
            }
        }
        None
    }
}

fn walk_back(came_from: &[Option<usize>], start: usize, end: usize) -> Vec<usize> {
    let mut way = vec![end];
    while let Some(&last) = way.last()
        && last != start
    {
        way.extend(came_from[last]);
    }
    way.reverse();
    way
}
