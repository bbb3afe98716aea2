//! "Did you mean …?": names that are close to a wrong one.

use std::cmp::Ordering;

/// The most names that a message suggests.
const MAX_SUGGESTIONS: usize = 5;

/// Longer names are not compared, because the work grows with the square of the length.
const MAX_LENGTH: usize = 256;

/// The most comparisons of letters for one suggestion.
const MAX_WORK: usize = 5_000_000;

/// The number of faults of a schema that come with suggestions.
const MAX_FAULTS: usize = 100;

/// Finds the names closest to wrong ones as long as that is wanted and cheap.
#[derive(Debug)]
pub(crate) struct Suggestions {
    are_on: bool,
    /// How many letters may still be compared with each other.
    budget: usize,
}

impl Suggestions {
    /// Suggestions until so many letters have been compared.
    pub(crate) fn within(budget: usize) -> Self {
        Suggestions { are_on: true, budget }
    }

    pub(crate) fn unlimited() -> Self {
        Self::within(usize::MAX)
    }

    pub(crate) fn none() -> Self {
        Self::within(0).only_if(false)
    }

    /// These suggestions if `are_on`, otherwise none.
    pub(crate) fn only_if(self, are_on: bool) -> Self {
        Suggestions { are_on, ..self }
    }

    /// Whether suggestions are wanted.
    pub(crate) fn are_on(&self) -> bool {
        self.are_on
    }

    /// ` Did you mean the enum value "A"?` for `"the enum value "` and the names like `input`; empty if there are none.
    pub(crate) fn names<'a>(&mut self, kind: &str, input: &str, options: impl Iterator<Item = &'a str>) -> String {
        if !self.are_on {
            return String::new();
        }
        let options: Vec<&str> = options.collect();
        let left = options.iter().try_fold(self.budget, |budget, option| budget.checked_sub(work(input, option)));
        self.budget = left.unwrap_or_default();
        if left.is_some() { closest(kind, input, options) } else { String::new() }
    }
}

/// ` Did you mean "a" or "b"?` with the options closest to `input`; empty if none is close, or if they are too many.
pub fn did_you_mean<'a>(input: &str, options: impl IntoIterator<Item = &'a str>) -> String {
    closest("", input, options)
}

/// [`did_you_mean`] for a fault of a schema with `faults` before it; empty if no suggestion [is wanted](is_wanted).
pub(crate) fn did_you_mean_after<'a>(faults: usize, input: &str, options: impl IntoIterator<Item = &'a str>) -> String {
    if is_wanted(faults) { did_you_mean(input, options) } else { String::new() }
}

fn closest<'a>(kind: &str, input: &str, options: impl IntoIterator<Item = &'a str>) -> String {
    let names = suggestions(input, options);
    let quoted: Vec<_> = names.iter().take(MAX_SUGGESTIONS).map(|name| format!("\"{name}\"")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        list => format!(" Did you mean {kind}{}?", join(list, "or")),
    }
}

/// `a`, `a and b`, `a, b, and c`.
pub(crate) fn join(items: &[impl AsRef<str>], conjunction: &str) -> String {
    match items {
        [] => String::new(),
        [item] => item.as_ref().to_owned(),
        [first, second] => format!("{} {conjunction} {}", first.as_ref(), second.as_ref()),
        [items @ .., last] => {
            let items: Vec<_> = items.iter().map(AsRef::as_ref).collect();
            format!("{}, {conjunction} {}", items.join(", "), last.as_ref())
        }
    }
}

/// Whether a schema's next fault comes with a suggestion: only the first ones do, since each searches a part of the schema.
pub(crate) fn is_wanted(faults: usize) -> bool {
    faults < MAX_FAULTS
}

/// The most comparisons of letters that the distance of two names takes.
fn work(input: &str, option: &str) -> usize {
    match option.len().abs_diff(input.len()) {
        difference if difference > input.len() * 2 / 5 + 1 => 1,
        _ => (option.len() + 1) * (input.len() + 1),
    }
}

/// The options close to `input`, the closest first.
fn suggestions<'a>(input: &str, options: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    if input.len() > MAX_LENGTH {
        return Vec::new();
    }
    let mut measure = Distance::new(input);
    let threshold = input.chars().count() * 2 / 5 + 1;
    let mut close = Vec::new();
    let mut left = MAX_WORK;
    for option in options {
        let Some(rest) = left.checked_sub(work(input, option)) else { return Vec::new() };
        left = rest;
        close.extend(measure.to(option, threshold).map(|distance| (distance, option)));
    }
    close.sort_by(|(a, first), (b, second)| a.cmp(b).then_with(|| natural_order(first, second)));
    close.into_iter().map(|(_, option)| option).collect()
}

/// Measures the Damerau–Levenshtein distance from one text to others, whatever the case of ASCII letters.
struct Distance<'a> {
    input: &'a str,
    lower: Vec<char>,
    option: Vec<char>,
    /// The row that is filled and the two before it.
    rows: [Vec<usize>; 3],
}

impl<'a> Distance<'a> {
    fn new(input: &'a str) -> Self {
        let lower: Vec<char> = input.chars().map(|letter| letter.to_ascii_lowercase()).collect();
        let rows = std::array::from_fn(|_| vec![0; lower.len() + 1]);
        Distance { input, lower, option: Vec::new(), rows }
    }

    /// The distance to `option` if it is at most `threshold`; a difference in case alone counts as one.
    fn to(&mut self, option: &str, threshold: usize) -> Option<usize> {
        if option == self.input {
            return Some(0);
        }
        if option.chars().count().abs_diff(self.lower.len()) > threshold {
            return None;
        }
        self.option.clear();
        self.option.extend(option.chars().map(|letter| letter.to_ascii_lowercase()));
        if self.option == self.lower { Some(1) } else { self.edits(threshold) }
    }

    fn edits(&mut self, threshold: usize) -> Option<usize> {
        self.rows[0].iter_mut().enumerate().for_each(|(column, cell)| *cell = column);
        for row in 1..=self.option.len() {
            self.rows.rotate_right(1);
            if self.fill_row(row) > threshold {
                return None;
            }
        }
        let distance = self.rows[0][self.lower.len()];
        (distance <= threshold).then_some(distance)
    }

    /// Fills the row of a letter of the option, counted from 1, and returns its smallest cell.
    fn fill_row(&mut self, row: usize) -> usize {
        let letter = self.option[row - 1];
        let before = row.checked_sub(2).map(|index| self.option[index]);
        let [current, up, above] = &mut self.rows;
        let (mut smallest, mut left, mut left_other) = (row, row, None);
        current[0] = row;
        let cells = current[1..].iter_mut().zip(up.windows(2)).enumerate();
        for (&other, (column, (cell, up))) in self.lower.iter().zip(cells) {
            let replaced = up[0] + usize::from(letter != other);
            left = replaced.min(up[1] + 1).min(left + 1);
            if before == Some(other) && left_other == Some(letter) {
                left = left.min(above[column - 1] + 1);
            }
            *cell = left;
            smallest = smallest.min(left);
            left_other = Some(other);
        }
        smallest
    }
}

/// The natural order, in which `item2` comes before `item10`.
pub(crate) fn natural_order(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    while let (Some(&first), Some(&second)) = (a.first(), b.first()) {
        let order = if first.is_ascii_digit() && second.is_ascii_digit() {
            take_number(&mut a).cmp(&take_number(&mut b))
        } else {
            (a, b) = (&a[1..], &b[1..]);
            first.cmp(&second)
        };
        if order.is_ne() {
            return order;
        }
    }
    a.len().cmp(&b.len())
}

/// Takes the digits at the front of `text`. Their count and the digits together have the order of the number.
fn take_number<'a>(text: &mut &'a [u8]) -> (usize, &'a [u8]) {
    let end = text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    *text = rest;
    let zeros = digits.iter().take_while(|&&digit| digit == b'0').count();
    (digits.len() - zeros, &digits[zeros..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_the_closest_names_first() {
        assert_eq!(did_you_mean("nam", ["id", "name", "names"]), " Did you mean \"name\" or \"names\"?");
        assert_eq!(did_you_mean("xyz", ["id", "name"]), "");
        assert_eq!(did_you_mean("NAME", ["name"]), " Did you mean \"name\"?");
    }

    #[test]
    fn swapped_letters_count_once() {
        assert_eq!(Distance::new("abcd").to("abdc", 2), Some(1));
        assert_eq!(Distance::new("ab").to("ca", 2), Some(2));
    }

    #[test]
    fn numbers_within_names_order_as_numbers() {
        assert_eq!(natural_order("item2", "item10"), Ordering::Less);
        assert_eq!(natural_order("item02", "item2"), Ordering::Equal);
    }
}
