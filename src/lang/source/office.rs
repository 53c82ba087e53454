use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{Datelike, Months, NaiveDate};
use serde::Deserialize;
use toml::Spanned;

use super::cue::first_word;
use super::lists::of_letter;
use super::schema::{Forms, RuleFile, entry};
use super::writer::Writer;
use crate::lang::speech::Sex;

/// Writes `offices.toml`.
pub(super) fn write(mut file: RuleFile<'_>, out: &mut Writer) {
    let data: OfficeFile = file.read();
    let written = data.checked.as_ref();
    let checked = written.and_then(|text| day(text.get_ref(), true));
    if checked.is_none() {
        let place = written.map(Spanned::span);
        file.fault(place.as_ref(), "`checked` is no date".to_owned());
    }
    let mut offices = Offices::default();
    for entry in &data.office {
        file.register(entry);
        let holders = holders(&entry.holders, checked.unwrap_or_default(), &mut file);
        offices.add(entry, &holders, out);
    }
    offices.write(out);
}

/// The tables of offices.
#[derive(Default)]
struct Offices {
    list: Vec<[u16; 3]>,
    titles: Vec<Vec<[u16; 1]>>,
    holders: Vec<Vec<[u16; 6]>>,
    by_title: BTreeMap<String, Vec<[u16; 1]>>,
    by_place: BTreeMap<String, Vec<[u16; 2]>>,
    by_name: BTreeMap<String, Vec<[u16; 2]>>,
}

impl Offices {
    fn add(&mut self, entry: &OfficeEntry, holders: &[Holder], out: &mut Writer) {
        let index = out.number(self.list.len());
        let titles = entry.titles.get_ref();
        for title in titles {
            let known = self.by_title.entry(title.clone()).or_default();
            known.push([index]);
        }
        for place in entry.places.get_ref() {
            let known = self.by_place.entry(first_word(place).0.to_owned());
            known.or_default().push([out.string(place), index]);
        }
        let before: usize = self.holders.iter().map(Vec::len).sum();
        for (at, holder) in (before..).zip(holders) {
            let known = self.by_name.entry(holder.alone.clone()).or_default();
            known.push([index, out.number(at)]);
        }
        let titles = titles.iter().map(|title| [out.string(title)]);
        self.titles.push(titles.collect());
        let holders = holders.iter().map(|holder| holder.row(out));
        self.holders.push(holders.collect());
        let (id, role) = (out.string(entry.id.get_ref()), out.string(&entry.role));
        self.list.push([id, role, entry.leads.into()]);
    }

    fn write(mut self, out: &mut Writer) {
        // The offices of one place stand together, in the order of the places.
        for places in self.by_place.values_mut() {
            let order: Vec<u16> = places.iter().map(|[place, _]| *place).collect();
            places.sort_by_key(|[place, _]| order.iter().position(|known| known == place));
        }
        out.rows(&self.list);
        out.bounds(self.titles.iter().map(Vec::len));
        out.rows(&self.titles.concat());
        out.bounds(self.holders.iter().map(Vec::len));
        out.rows(&self.holders.concat());
        out.index(self.by_title);
        out.index(self.by_place);
        out.index(self.by_name);
    }
}

/// Somebody who held an office for a time.
struct Holder {
    name: String,
    /// The name they go by alone, in lower case.
    alone: String,
    sex: Sex,
    from: NaiveDate,
    until: NaiveDate,
}

impl Holder {
    fn row(&self, out: &mut Writer) -> [u16; 6] {
        let mut number = |value: u32| out.number(value as usize);
        let [from, until] = [self.from, self.until]
            .map(|day| [number(day.year().unsigned_abs()), number(day.ordinal())]);
        let ([year, day], [last_year, last_day]) = (from, until);
        let sex = Sex::number(Some(self.sex));
        [out.string(&self.name), sex, year, day, last_year, last_day]
    }
}

/// The holders of one office: a line each.
fn holders(lines: &Spanned<String>, checked: NaiveDate, file: &mut RuleFile<'_>) -> Vec<Holder> {
    let mut found: Vec<Holder> = Vec::new();
    // The opening marks are followed by a line break that is no part of the words.
    let mut start = lines.span().start + 4;
    for line in lines.get_ref().lines() {
        let place: Range<usize> = start..start + line.len();
        start = place.end + 1;
        match holder(line, checked) {
            None => file.fault(
                Some(&place),
                format!("`{line}` is no `from until m|f name`"),
            ),
            Some(holder) if found.last().is_some_and(|last| last.from > holder.from) => {
                file.fault(
                    Some(&place),
                    format!("`{line}` comes before the line above"),
                );
            }
            Some(holder) => found.push(holder),
        }
    }
    if found.is_empty() {
        file.fault(Some(&lines.span()), "`holders` is empty".to_owned());
    }
    found
}

/// “2005-11-22 2021-12-08 f Angela Merkel”
fn holder(line: &str, checked: NaiveDate) -> Option<Holder> {
    let mut fields = line.splitn(4, ' ');
    let from = day(fields.next()?, false)?;
    let until = match fields.next()? {
        "-" => checked.max(from),
        until => day(until, true)?,
    };
    let sex = of_letter(fields.next()?)?;
    let name = fields.next()?;
    let alone = match name.split_once('(') {
        Some((_, rest)) => rest.split_once(')')?.0,
        None => name.split(' ').next_back()?,
    };
    (from <= until && !alone.is_empty()).then(|| Holder {
        name: name.replace(['(', ')'], ""),
        alone: alone.to_lowercase(),
        sex,
        from,
        until,
    })
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

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct OfficeFile {
    checked: Option<Spanned<String>>,
    office: Vec<OfficeEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OfficeEntry {
    id: Spanned<String>,
    titles: Forms,
    role: String,
    places: Forms,
    #[serde(default)]
    leads: bool,
    holders: Spanned<String>,
    hits: Forms,
    misses: Forms,
}

entry!(OfficeEntry: titles, places);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::source::Fault;

    fn faults(text: &'static str) -> Vec<(usize, String)> {
        let (mut faults, mut examples) = (Vec::<Fault>::new(), Vec::new());
        let file = RuleFile::new("offices.toml", text, &mut faults, &mut examples);
        write(file, &mut Writer::default());
        let faults = faults.into_iter();
        faults.map(|fault| (fault.line, fault.message)).collect()
    }

    #[test]
    fn a_term_ends_with_its_last_day_and_an_open_one_with_the_day_of_the_check() {
        let checked = day("2025-09", true).unwrap();
        let day = |text: &str| text.parse().unwrap();
        let past = holder("2001-02 2003-04 f Ana Ruiz", checked).unwrap();
        assert!(past.from == day("2001-02-01") && past.until == day("2003-04-30"));
        let open = holder("2021-02-05 - m Paul (de Lind) Ortega", checked).unwrap();
        assert_eq!(open.until, day("2025-09-30"));
        assert_eq!(
            (&*open.name, &*open.alone),
            ("Paul de Lind Ortega", "de lind")
        );
    }

    #[test]
    fn a_faulty_holder_is_told_with_its_line() {
        let text = "checked = \"2025-09-30\"\n[[office]]\nid = \"a\"\ntitles = [\"mayor\"]\nrole = \"Mayor\"\n\
                    places = [\"varna\"]\nholders = \"\"\"\n2001-02 2003-04 f Ana Ruiz\n2003-04 x m Paul Ortega\n\
                    1999-01 2000-01 m Jan Lind\n\"\"\"\nhits = [\"x\"]\nmisses = [\"y\"]\n";
        assert_eq!(
            faults(text),
            [
                (
                    9,
                    "`2003-04 x m Paul Ortega` is no `from until m|f name`".to_owned()
                ),
                (
                    10,
                    "`1999-01 2000-01 m Jan Lind` comes before the line above".to_owned()
                ),
            ]
        );
    }
}
