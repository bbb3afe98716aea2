//! Numbers as text: their grammar, and whether a double has exactly their value.
//! See [Int Value](https://spec.graphql.org/September2026/#sec-Int-Value) and
//! [Float Value](https://spec.graphql.org/September2026/#sec-Float-Value), which are JSON's numbers.

/// The number of digits that every double keeps.
const EXACT_DIGITS: usize = f64::DIGITS as usize;

/// The parts of a number's text.
pub(super) struct Decimal<'t> {
    is_negative: bool,
    whole: &'t str,
    fraction: Option<&'t str>,
    exponent: Option<&'t str>,
}

impl<'t> Decimal<'t> {
    /// The parts of `text`, if it is a number.
    pub(super) fn of(text: &'t str) -> Option<Self> {
        let (is_negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (rest, exponent) = split(rest, ['e', 'E']);
        let (whole, fraction) = split(rest, ['.', '.']);
        let unsigned = exponent.map(|exponent| exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
        let is_number = is_digits(whole)
            && (whole == "0" || !whole.starts_with('0'))
            && fraction.is_none_or(is_digits)
            && unsigned.is_none_or(is_digits);
        is_number.then_some(Decimal { is_negative, whole, fraction, exponent })
    }

    /// Whether there is neither a fraction nor an exponent.
    pub(super) fn is_integer(&self) -> bool {
        self.fraction.is_none() && self.exponent.is_none()
    }

    /// Whether the nearest double has exactly this value: whether its shortest text is the same number.
    pub(super) fn is(&self, nearest: f64) -> bool {
        let significant = self.significant().count();
        if significant == 0 || (significant <= EXACT_DIGITS && nearest.is_normal()) {
            return true;
        }
        let mut buffer = zmij::Buffer::new();
        Decimal::of(buffer.format_finite(nearest)).is_some_and(|shortest| self.is_same(&shortest))
    }

    fn is_same(&self, other: &Decimal<'_>) -> bool {
        self.is_negative == other.is_negative
            && self.magnitude().is_some_and(|magnitude| other.magnitude() == Some(magnitude))
            && self.significant().eq(other.significant())
    }

    fn digits(&self) -> impl DoubleEndedIterator<Item = u8> + Clone + use<'t> {
        self.whole.bytes().chain(self.fraction.unwrap_or_default().bytes())
    }

    fn leading_zeros(&self) -> usize {
        self.digits().take_while(|digit| *digit == b'0').count()
    }

    /// The digits without the zeros around them.
    fn significant(&self) -> impl Iterator<Item = u8> + use<'t> {
        let leading = self.leading_zeros();
        let trailing = self.digits().rev().take_while(|digit| *digit == b'0').count();
        let all = self.whole.len() + self.fraction.unwrap_or_default().len();
        self.digits().skip(leading).take(all.saturating_sub(leading + trailing))
    }

    /// The place of the point, counted from the first significant digit.
    fn magnitude(&self) -> Option<i64> {
        let exponent: i64 = self.exponent.unwrap_or("0").parse().ok()?;
        let whole = i64::try_from(self.whole.len()).ok()? - i64::try_from(self.leading_zeros()).ok()?;
        exponent.checked_add(whole)
    }
}

/// The integer from 0 that `text` says, if it is short: a quick way for nearly every number.
pub(super) fn short_integer(text: &str) -> Option<i64> {
    const ROOM: usize = i64::MAX.ilog10() as usize;
    let is_short = text.len() <= ROOM && is_digits(text) && (text.len() == 1 || !text.starts_with('0'));
    is_short.then(|| text.bytes().fold(0, |number, digit| number * 10 + i64::from(digit - b'0')))
}

/// Whether the text of a number has neither a fraction nor an exponent.
pub(super) fn is_integer(text: &str) -> bool {
    !text.contains(['.', 'e', 'E'])
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn split(text: &str, marks: [char; 2]) -> (&str, Option<&str>) {
    text.split_once(marks).map_or((text, None), |(before, after)| (before, Some(after)))
}

#[cfg(test)]
mod tests {
    use super::super::Number;

    #[test]
    fn only_numbers_are_numbers() {
        for text in ["0", "-0", "7", "-12", "0.5", "1e3", "1E+3", "-1.25e-10", "0e9"] {
            assert!(Number::from_text(text).is_some(), "{text}");
        }
        for text in
            ["", "-", "+1", "01", "-01", ".5", "1.", "1e", "1e+", "1.e3", "inf", "NaN", "0x1", "1_0", " 1", "1e400"]
        {
            assert!(Number::from_text(text).is_none(), "{text}");
        }
    }

    #[test]
    fn numbers_that_no_double_holds_are_kept_as_written() {
        let doubles =
            ["0.1", "1.0", "0.10", "100e-2", "0.30000000000000004", "1e23", "1.7976931348623157e308", "5e-324"];
        for text in doubles {
            let number = Number::from_text(text).expect(text);
            assert_eq!(number, Number::from_f64(text.parse().expect(text)).expect(text), "{text}");
        }
        let digits = ["0.12345678901234567890", "9007199254740993.0", "4.94e-324", "1e-400", "-1.00000000000000000001"];
        for text in digits {
            assert_eq!(Number::from_text(text).expect(text).to_string(), text);
        }
    }
}
