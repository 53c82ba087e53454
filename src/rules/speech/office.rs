use std::collections::HashMap;
use std::ops::Range;

use chrono::{Months, NaiveDate};
use serde::Deserialize;
use toml::Spanned;

use super::Sex;
use crate::rules::schema::{Forms, RuleFile, entry};

/// Who held which office, and when.
#[derive(Debug, Default)]
pub struct Offices {
    list: Vec<Office>,
    by_title: HashMap<String, Vec<usize>>,
    // By the first word of a place in lower case: the whole place, and its offices.
    by_place: HashMap<String, Vec<(String, Vec<usize>)>>,
    by_name: HashMap<String, Vec<(usize, usize)>>,
}

/// One entry of `offices.toml`.
#[derive(Clone, Debug)]
pub struct Office {
    /// Its name.
    pub id: &'static str,
    /// What its holder is.
    pub role: String,
    /// What it is called, in lower case.
    pub titles: Vec<String>,
    /// Whether the title alone can mean it.
    pub leads: bool,
    /// Who held it, in order of time.
    pub holders: Vec<Holder>,
}

/// Somebody who held an office for a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The full name.
    pub name: String,
    /// The name they go by alone, in lower case.
    pub alone: String,
    /// He or she.
    pub sex: Sex,
    /// The first day in office.
    pub from: NaiveDate,
    /// The last day in office, or the last of which that is known.
    pub until: NaiveDate,
}

impl Holder {
    /// Whether they are in office on a day.
    pub fn serves(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until
    }
}

impl Offices {
    /// The office with this index.
    pub fn get(&self, index: usize) -> Option<&Office> {
        self.list.get(index)
    }

    /// The offices with this title, in lower case.
    pub fn titled(&self, title: &str) -> &[usize] {
        self.by_title.get(title).map_or(&[], Vec::as_slice)
    }

    /// The places that begin with a word, in lower case, with their offices.
    pub fn places(&self, first: &str) -> &[(String, Vec<usize>)] {
        self.by_place.get(first).map_or(&[], Vec::as_slice)
    }

    /// Who goes by a name alone, in lower case: the index of the office, and the holder.
    pub fn called(&self, name: &str) -> impl Iterator<Item = (usize, &Holder)> + use<'_> {
        let places = self.by_name.get(name).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|(office, holder)| {
            let known = self.list.get(*office)?;
            Some((*office, known.holders.get(*holder)?))
        })
    }

    pub(super) fn parse(mut file: RuleFile<'_>) -> Self {
        let data: OfficeFile = file.read();
        let written = data.checked.as_ref();
        let checked = written.and_then(|text| day(text.get_ref(), true));
        if checked.is_none() {
            let place = written.map(Spanned::span);
            file.fault(place.as_ref(), "`checked` is no date".to_owned());
        }
        let mut offices = Self::default();
        for entry in data.office {
            let id = file.register(&entry);
            let holders = holders(&entry.holders, checked.unwrap_or_default(), &mut file);
            offices.add(
                Office {
                    id,
                    role: entry.role,
                    titles: entry.titles.into_inner(),
                    leads: entry.leads,
                    holders,
                },
                entry.places.get_ref(),
            );
        }
        offices
    }

    fn add(&mut self, office: Office, places: &[String]) {
        let index = self.list.len();
        for title in &office.titles {
            self.by_title.entry(title.clone()).or_default().push(index);
        }
        for place in places {
            let first = place.split(' ').next().unwrap_or_default().to_owned();
            let known = self.by_place.entry(first).or_default();
            match known.iter_mut().find(|(known, _)| known == place) {
                Some((_, offices)) => offices.push(index),
                None => known.push((place.clone(), vec![index])),
            }
        }
        for (at, holder) in office.holders.iter().enumerate() {
            let known = self.by_name.entry(holder.alone.clone()).or_default();
            known.push((index, at));
        }
        self.list.push(office);
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
    let sex = Sex::of_letter(fields.next()?)?;
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
    use crate::rules::schema::Fault;

    fn faults(text: &'static str) -> Vec<(usize, String)> {
        let (mut faults, mut examples) = (Vec::<Fault>::new(), Vec::new());
        Offices::parse(RuleFile::new(
            "offices.toml",
            text,
            &mut faults,
            &mut examples,
        ));
        let faults = faults.into_iter();
        faults.map(|fault| (fault.line, fault.message)).collect()
    }

    #[test]
    fn a_term_ends_with_its_last_day_and_an_open_one_with_the_day_of_the_check() {
        let checked = day("2025-09", true).unwrap();
        let day = |text: &str| text.parse().unwrap();
        let past = holder("2001-02 2003-04 f Ana Ruiz", checked).unwrap();
        assert!(past.serves(day("2001-02-01")) && past.serves(day("2003-04-30")));
        assert!(!past.serves(day("2001-01-31")) && !past.serves(day("2003-05-01")));
        let open = holder("2021-02-05 - m Paul (de Lind) Ortega", checked).unwrap();
        assert!(open.serves(day("2025-09-30")) && !open.serves(day("2025-10-01")));
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
