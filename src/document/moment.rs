use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};

/// A date with an optional time of day and an optional offset from UTC, as precise as its source gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The calendar day, in the offset the source wrote it in.
    pub date: NaiveDate,
    /// The time of day, to the second.
    pub time: Option<NaiveTime>,
    /// The offset from UTC; only with a time.
    pub offset: Option<FixedOffset>,
}

impl Moment {
    /// A whole day.
    pub const fn day(date: NaiveDate) -> Self {
        Self {
            date,
            time: None,
            offset: None,
        }
    }

    /// A time of day without an offset.
    pub const fn at(date: NaiveDate, time: NaiveTime) -> Self {
        Self {
            date,
            time: Some(time),
            offset: None,
        }
    }

    /// Parses `YYYY-MM-DD`, RFC 3339, RFC 2822 and the basic format of ISO 8601, or the same without an offset or seconds;
    /// `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(exact) =
            DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_rfc2822(text))
        {
            return Some(Self {
                date: exact.date_naive(),
                time: Some(exact.time()),
                offset: Some(*exact.offset()),
            });
        }
        for form in [
            "%Y-%m-%dT%H:%M:%S%.f%z",
            "%Y-%m-%dT%H:%M%z",
            "%Y-%m-%d %H:%M:%S%.f%z",
            "%Y-%m-%d %H:%M %z",
            "%Y%m%dT%H%M%S%#z",
            "%Y-%m-%dT%H%M%#z",
        ] {
            if let Ok(exact) = DateTime::parse_from_str(text, form) {
                return Some(Self {
                    date: exact.date_naive(),
                    time: Some(exact.time()),
                    offset: Some(*exact.offset()),
                });
            }
        }
        for form in [
            "%Y-%m-%dT%H:%M:%S%.f",
            "%Y-%m-%dT%H:%M",
            "%Y-%m-%d %H:%M:%S%.f",
            "%Y-%m-%d %H:%M",
            "%Y%m%dT%H%M%S",
        ] {
            if let Ok(local) = NaiveDateTime::parse_from_str(text, form) {
                return Some(Self::at(local.date(), local.time()));
            }
        }
        NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .ok()
            .map(Self::day)
    }

    /// The order of two moments by their written date and time; a day without a time counts as its start.
    pub fn order_key(self) -> (NaiveDate, Option<NaiveTime>) {
        (self.date, self.time)
    }
}

/// ISO 8601: `2025-03-04`, `2025-03-04T09:30`, `2025-03-04T09:30:15+01:00`; seconds only when they are not zero.
impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.date.format("%Y-%m-%d"))?;
        let Some(time) = self.time else { return Ok(()) };
        write!(out, "{}", time.format("T%H:%M"))?;
        let seconds = time.format("%S").to_string();
        if seconds != "00" {
            write!(out, ":{seconds}")?;
        }
        match self.offset {
            Some(offset) => write!(out, "{offset}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_prints_what_it_was_parsed_from() {
        for text in [
            "2025-03-04",
            "2025-03-04T09:30",
            "2025-03-04T09:30:15",
            "2025-03-04T09:30+01:00",
        ] {
            assert_eq!(Moment::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(
            Moment::parse("2025-03-04T09:30:00Z").unwrap().to_string(),
            "2025-03-04T09:30+00:00"
        );
        for (text, printed) in [
            ("20250304T093000+0900", "2025-03-04T09:30+09:00"),
            ("2025-03-04T0930Z", "2025-03-04T09:30+00:00"),
            ("20250304T093015", "2025-03-04T09:30:15"),
        ] {
            let moment = Moment::parse(text);
            assert_eq!(
                moment.map(|moment| moment.to_string()).as_deref(),
                Some(printed)
            );
        }
        assert!(Moment::parse("4 March").is_none());
    }
}
