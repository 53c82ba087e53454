use std::ops::Range;

use chrono::{Months, NaiveDate};
use serde::Deserialize;
use toml::Spanned;

use super::file::RuleFile;
use crate::lang::speech::{Holder, Office, Offices, Sex};

/// An entry of `offices.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OfficeEntry {
    id: &'static str,
    #[serde(borrow)]
    titles: Vec<&'static str>,
    role: &'static str,
    #[serde(borrow)]
    places: Vec<&'static str>,
    #[serde(default)]
    leads: bool,
    holders: Spanned<String>,
}

/// Reads `offices.toml`.
pub(super) fn read(file: &mut RuleFile) -> Offices {
    let written: Option<Spanned<String>> = file.value("checked");
    let place = written.as_ref().map(Spanned::span).unwrap_or_default();
    let checked = written.and_then(|text| day(text.get_ref(), true));
    if checked.is_none() {
        file.fault(&place, "`checked` is not a date".to_owned());
    }
    let mut offices = Offices::default();
    for entry in file.entries::<OfficeEntry>("office") {
        let entry = entry.rule;
        let (alone, holders) = holders(&entry.holders, checked.unwrap_or_default(), file);
        let office = Office {
            id: entry.id,
            role: entry.role,
            leads: entry.leads,
            titles: entry.titles,
            holders,
        };
        offices.add(office, &entry.places, &alone);
    }
    offices
}

/// The holders of one office, a line each, with the names they go by alone.
fn holders(
    lines: &Spanned<String>,
    checked: NaiveDate,
    file: &mut RuleFile,
) -> (Vec<&'static str>, Vec<Holder>) {
    let mut found: Vec<(&'static str, Holder)> = Vec::new();
    // The opening marks are followed by a line break that is not part of the words.
    let mut start = lines.span().start + 4;
    for line in lines.get_ref().lines() {
        let place: Range<usize> = start..start + line.len();
        start = place.end + 1;
        match holder(line, checked) {
            None => file.fault(&place, format!("`{line}` is not `from until m|f name`")),
            Some((_, next)) if found.last().is_some_and(|(_, last)| last.from > next.from) => {
                file.fault(&place, format!("`{line}` comes before the line above"));
            }
            Some(next) => found.push(next),
        }
    }
    if found.is_empty() {
        file.fault(&lines.span(), "`holders` is empty".to_owned());
    }
    found.into_iter().unzip()
}

/// “2005-11-22 2021-12-08 f Angela Merkel”: the name alone in lower case, and the holder.
fn holder(line: &str, checked: NaiveDate) -> Option<(&'static str, Holder)> {
    let mut fields = line.splitn(4, ' ');
    let from = day(fields.next()?, false)?;
    let until = match fields.next()? {
        "-" => checked.max(from),
        until => day(until, true)?,
    };
    let sex = Sex::of_letter(fields.next()?)?;
    let name = fields.next()?;
    let alone = match name.split_once('(') {
        Some((_, rest)) => rest.split_once(')')?.0,
        None => name.split(' ').next_back()?,
    };
    let holder = Holder {
        name: name.replace(['(', ')'], "").leak(),
        sex,
        from,
        until,
    };
    (from <= until && !alone.is_empty()).then(|| (&*alone.to_lowercase().leak(), holder))
}

/// A day, or the first or last of a month.
fn day(text: &str, last: bool) -> Option<NaiveDate> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let first: NaiveDate = format!("{text}-01").parse().ok()?;
    if last {
        first.checked_add_months(Months::new(1))?.pred_opt()
    } else {
        Some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::source::file::Report;

    #[test]
    fn a_term_ends_with_its_last_day_and_an_open_one_with_the_day_of_the_check() {
        let checked = day("2025-09", true).unwrap();
        let day = |text: &str| text.parse().unwrap();
        let (_, past) = holder("2001-02 2003-04 f Ana Ruiz", checked).unwrap();
        assert!(past.from == day("2001-02-01") && past.until == day("2003-04-30"));
        let (alone, open) = holder("2021-02-05 - m Paul (de Lind) Ortega", checked).unwrap();
        assert_eq!(open.until, day("2025-09-30"));
        assert_eq!((open.name, alone), ("Paul de Lind Ortega", "de lind"));
    }

    #[test]
    fn a_faulty_holder_is_reported_with_its_line() {
        let text = "checked = \"2025-09-30\"\n[[office]]\nid = \"a\"\ntitles = [\"mayor\"]\nrole = \"Mayor\"\n\
                    places = [\"varna\"]\nholders = \"\"\"\n2001-02 2003-04 f Ana Ruiz\n2003-04 x m Paul Ortega\n\
                    1999-01 2000-01 m Jan Lind\n\"\"\"\nhits = [\"x\"]\nmisses = [\"y\"]\n";
        let mut report = Report::default();
        let mut file = RuleFile::new("offices.toml", text);
        read(&mut file);
        file.finish(&mut report);
        let faults = report.faults.into_iter();
        let faults: Vec<_> = faults.map(|fault| (fault.line, fault.message)).collect();
        assert_eq!(
            faults,
            [
                (
                    9,
                    "`2003-04 x m Paul Ortega` is not `from until m|f name`".to_owned()
                ),
                (
                    10,
                    "`1999-01 2000-01 m Jan Lind` comes before the line above".to_owned()
                ),
            ]
        );
    }
}
