//! The exponent with which the time of a generator's documents grows: the slope of a line through the logarithms.

use super::results::Results;

/// The exponent of one engine at one generator.
pub(super) struct Exponent {
    pub(super) workload: String,
    pub(super) engine: &'static str,
    pub(super) value: f64,
}

/// The times of one engine at the sizes of one generator, as logarithms.
struct Series<'a> {
    workload: &'a str,
    engine: &'static str,
    points: Vec<(f64, f64)>,
}

/// The exponents of every engine that took part at three sizes or more.
pub(super) fn all(results: &Results) -> Vec<Exponent> {
    let mut all: Vec<Series<'_>> = Vec::new();
    for measured in results.measured.iter().filter(|measured| measured.case.workload.starts_with("W10")) {
        let (Some(figures), Ok(size)) = (&measured.figures, measured.case.size.parse::<f64>()) else {
            continue;
        };
        let (workload, engine, point) =
            (measured.case.workload.as_str(), measured.engine.name, (size.ln(), figures.time.median.ln()));
        match all.iter_mut().find(|series| (series.workload, series.engine) == (workload, engine)) {
            Some(series) => series.points.push(point),
            None => all.push(Series { workload, engine, points: vec![point] }),
        }
    }
    all.into_iter().filter(|series| series.points.len() >= 3).map(Exponent::from).collect()
}

impl From<Series<'_>> for Exponent {
    fn from(Series { workload, engine, points }: Series<'_>) -> Self {
        Self { workload: workload.to_owned(), engine, value: slope(&points) }
    }
}

/// The slope of the line that fits the points best, by least squares.
fn slope(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let mean_x = points.iter().map(|(x, _)| x).sum::<f64>() / count;
    let mean_y = points.iter().map(|(_, y)| y).sum::<f64>() / count;
    let covariance = points.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum::<f64>();
    let variance = points.iter().map(|(x, _)| (x - mean_x).powi(2)).sum::<f64>();
    covariance / variance
}

#[cfg(test)]
mod tests {
    use super::slope;

    #[test]
    fn the_slope_of_a_square_is_two() {
        let points = [10.0_f64, 100.0, 1_000.0].map(|n| (n.ln(), (3.0 * n * n).ln()));
        assert!((slope(&points) - 2.0).abs() < 1e-9);
    }
}
