//! The median and the spread of several figures, and how figures are written.

use std::fmt;

/// The median of the figures, and the median distance of a figure from it, as a part of the median.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Summary {
    pub(crate) median: f64,
    pub(crate) spread: f64,
}

impl Summary {
    /// `None` if there are no figures.
    pub(crate) fn of(figures: impl IntoIterator<Item = f64>) -> Option<Self> {
        let figures: Vec<_> = figures.into_iter().collect();
        let median = median(figures.clone())?;
        let spread = median_of_distances(&figures, median)?;
        Some(Self { median, spread })
    }

    /// A figure without a spread.
    pub(crate) fn exactly(median: f64) -> Self {
        Self { median, spread: 0.0 }
    }

    /// The spread behind a figure, unless it is zero.
    pub(crate) fn spread_text(self) -> String {
        if self.spread == 0.0 { String::new() } else { format!(" ±{:.0} %", self.spread * 100.0) }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", number(self.median), self.spread_text())
    }
}

/// A number with about two digits.
pub(crate) fn number(number: f64) -> String {
    match number {
        number if number.abs() < 0.1 => format!("{number:.3}"),
        number if number.abs() < 10.0 => format!("{number:.2}"),
        number => format!("{number:.0}"),
    }
}

/// A figure, or a dash.
pub(crate) fn or_dash(figure: Option<impl fmt::Display>) -> String {
    figure.map_or_else(|| String::from("–"), |figure| figure.to_string())
}

fn median_of_distances(figures: &[f64], from: f64) -> Option<f64> {
    median(figures.iter().map(|figure| ((figure - from) / from).abs()).collect())
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::{Summary, number, or_dash};

    #[test]
    fn one_wild_figure_changes_neither_median_nor_spread() {
        let summary = Summary::of([9.0, 1_000.0, 10.0, 11.0, 10.0]);
        assert_eq!(summary, Some(Summary { median: 10.0, spread: 0.1 }));
        assert_eq!(Summary::of([]), None);
    }

    #[test]
    fn figures_have_two_digits_and_a_spread_and_a_missing_one_is_a_dash() {
        let summary = Summary { median: 0.0667, spread: 0.034 };
        assert_eq!([None, Some(summary)].map(or_dash), ["–", "0.067 ±3 %"]);
        assert_eq!([1.25, 15.4].map(number), ["1.25", "15"]);
    }
}
