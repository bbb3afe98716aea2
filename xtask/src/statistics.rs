//! The median and the spread of several figures.

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
    use super::Summary;

    #[test]
    fn one_wild_figure_changes_neither_median_nor_spread() {
        let summary = Summary::of([9.0, 1_000.0, 10.0, 11.0, 10.0]);
        assert_eq!(summary, Some(Summary { median: 10.0, spread: 0.1 }));
        assert_eq!(Summary::of([]), None);
    }
}
