use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Sex;
use crate::lang::words::WordMap;

/// Who held which office, and when.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Offices {
    list: Vec<Office>,
    by_title: WordMap<Vec<usize>>,
    // By the first word of a place in lower case: the whole place, and one of its offices.
    by_place: WordMap<Vec<(&'static str, usize)>>,
    // By the name somebody goes by alone, in lower case: the office, and the index of the holder there.
    by_name: WordMap<Vec<(usize, usize)>>,
}

/// One entry of `offices.toml`.
#[derive(Debug, Serialize, Deserialize)]
pub struct Office {
    /// Its name.
    pub id: &'static str,
    /// What its holder is.
    pub role: &'static str,
    /// Whether the title alone can mean it.
    pub leads: bool,
    /// Its titles in lower case.
    #[serde(borrow)]
    pub titles: Vec<&'static str>,
    /// The holders in order of time.
    pub holders: Vec<Holder>,
}

/// Somebody who held an office for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The full name.
    pub name: &'static str,
    /// He or she.
    pub sex: Sex,
    /// The first day in office.
    #[serde(with = "day_number")]
    pub from: NaiveDate,
    /// The last day in office, or the last day for which that is known.
    #[serde(with = "day_number")]
    pub until: NaiveDate,
}

/// Stores a date as the number of its day, which loads faster than text.
mod day_number {
    use chrono::{Datelike, NaiveDate};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde passes a reference"
    )]
    pub(super) fn serialize<S: Serializer>(day: &NaiveDate, out: S) -> Result<S::Ok, S::Error> {
        day.num_days_from_ce().serialize(out)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
        let day = NaiveDate::from_num_days_from_ce_opt(i32::deserialize(from)?);
        day.ok_or_else(|| serde::de::Error::custom("not a day"))
    }
}

impl Holder {
    /// Whether they are in office on a day.
    pub fn serves(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until
    }
}

impl Offices {
    /// Adds an office with the places that point to it, and the name that each holder goes by alone, in lower case.
    pub fn add(&mut self, office: Office, places: &[&'static str], alone: &[&'static str]) {
        let index = self.list.len();
        for title in &office.titles {
            self.by_title.entry(title).or_default().push(index);
        }
        for place in places {
            let first = place.split(' ').next().unwrap_or_default();
            let known = self.by_place.entry(first).or_default();
            // The offices of one place stand together, in the order of the places.
            let last = known.iter().rposition(|(known, _)| known == place);
            known.insert(last.map_or(known.len(), |last| last + 1), (place, index));
        }
        for (holder, name) in alone.iter().enumerate() {
            self.by_name.entry(name).or_default().push((index, holder));
        }
        self.list.push(office);
    }

    /// The office with this index.
    pub fn get(&self, index: usize) -> Option<&Office> {
        self.list.get(index)
    }

    /// The offices with this title, in lower case.
    pub fn titled(&self, title: &str) -> &[usize] {
        self.by_title.get(title).map_or(&[], Vec::as_slice)
    }

    /// The places that begin with a word, in lower case, each with an office there.
    pub fn places(&self, first: &str) -> &[(&'static str, usize)] {
        self.by_place.get(first).map_or(&[], Vec::as_slice)
    }

    /// Who goes by a name alone, in lower case: the index of the office, and the holder.
    pub fn called(&self, name: &str) -> impl Iterator<Item = (usize, Holder)> + use<'_> {
        let places = self.by_name.get(name).into_iter().flatten();
        places.filter_map(|(office, holder)| {
            let holders = &self.list.get(*office)?.holders;
            Some((*office, *holders.get(*holder)?))
        })
    }
}
