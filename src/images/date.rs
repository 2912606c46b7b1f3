use serde::{Deserialize, Deserializer, de::Error};
use std::fmt;

/// A day of the calendar. Days compare in order of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Reads `2026-08-22`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next().filter(|p| p.bytes().all(|b| b.is_ascii_digit()));
        let (year, month, day) = (next()?.parse().ok()?, next()?.parse().ok()?, next()?.parse().ok()?);
        ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(Self { year, month, day })
    }

    /// Some months later, on the same day of the month. Days that a month does not have stand for its end: good
    /// enough to compare with.
    #[must_use]
    pub fn plus_months(self, months: u16) -> Self {
        let count = u16::from(self.month) - 1 + months;
        Self { year: self.year + count / 12, month: (count % 12) as u8 + 1, day: self.day }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom(format!("`{text}` is no day of the form 2026-08-22")))
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_are_read_compared_and_moved() {
        let day = |text: &str| Date::parse(text).expect("a day");
        assert!(day("2026-08-22") < day("2026-10-01"));
        assert_eq!(day("2026-08-22").plus_months(6), day("2027-02-22"));
        assert_eq!(day("2026-12-31").plus_months(12), day("2027-12-31"));
        assert_eq!(day("2026-01-02").to_string(), "2026-01-02");
        assert_eq!(Date::parse("2026-13-01"), None);
        assert_eq!(Date::parse("2026-1"), None);
        assert_eq!(Date::parse("+26-01-01"), None);
    }
}
