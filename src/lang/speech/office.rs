use chrono::NaiveDate;

use super::Sex;
use crate::lang::table::{Index, Rows, Strings, Tables};

/// Who held which office, and when.
#[derive(Debug, Default)]
pub struct Offices {
    // The name, the role, whether the title alone means it.
    list: Rows<3>,
    // Of each office its titles and its holders.
    title_bounds: Rows<1>,
    titles: Rows<1>,
    holder_bounds: Rows<1>,
    // Name, sex, year and day of the year of the first and the last day.
    holders: Rows<6>,
    by_title: Index<1>,
    // By the first word of a place in lower case: the whole place, and one of its offices.
    by_place: Index<2>,
    // An office and a holder among all.
    by_name: Index<2>,
    strings: Strings,
}

/// One entry of `offices.toml`.
#[derive(Clone, Copy, Debug)]
pub struct Office {
    /// Its name.
    pub id: &'static str,
    /// What its holder is.
    pub role: &'static str,
    /// Whether the title alone can mean it.
    pub leads: bool,
    titles: Rows<1>,
    holders: Rows<6>,
    strings: Strings,
}

/// Somebody who held an office for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The full name.
    pub name: &'static str,
    /// He or she.
    pub sex: Sex,
    /// The first day in office.
    pub from: NaiveDate,
    /// The last day in office, or the last of which that is known.
    pub until: NaiveDate,
}

impl Office {
    /// What it is called, in lower case.
    pub fn titles(&self) -> impl Iterator<Item = &'static str> + use<> {
        let strings = self.strings;
        self.titles.iter().map(move |[title]| strings.get(title))
    }

    /// Who held it, in order of time.
    pub fn holders(&self) -> impl Iterator<Item = Holder> + use<> {
        let strings = self.strings;
        let holders = self.holders.iter();
        holders.filter_map(move |row| Holder::of(row, strings))
    }
}

impl Holder {
    /// Whether they are in office on a day.
    pub fn serves(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until
    }

    fn of([name, sex, year, day, last_year, last_day]: [u16; 6], strings: Strings) -> Option<Self> {
        let date = |year: u16, day: u16| NaiveDate::from_yo_opt(year.into(), day.into());
        Some(Self {
            name: strings.get(name),
            sex: Sex::numbered(sex)?,
            from: date(year, day)?,
            until: date(last_year, last_day)?,
        })
    }
}

impl Offices {
    /// The office with this index.
    pub fn get(&self, index: usize) -> Option<Office> {
        let [id, role, leads] = self.list.get(index)?;
        Some(Office {
            id: self.strings.get(id),
            role: self.strings.get(role),
            leads: leads == 1,
            titles: self.titles.part(self.title_bounds.stretch(index)),
            holders: self.holders.part(self.holder_bounds.stretch(index)),
            strings: self.strings,
        })
    }

    /// The offices with this title, in lower case.
    pub fn titled(&self, title: &str) -> impl ExactSizeIterator<Item = usize> + use<> {
        let offices = self.by_title.of(title).iter();
        offices.map(|[office]| office.into())
    }

    /// The places that begin with a word, in lower case, each with an office there.
    pub fn places(&self, first: &str) -> impl Iterator<Item = (&'static str, usize)> + use<> {
        let strings = self.strings;
        let places = self.by_place.of(first).iter();
        places.map(move |[place, office]| (strings.get(place), office.into()))
    }

    /// Who goes by a name alone, in lower case: the index of the office, and the holder.
    pub fn called(&self, name: &str) -> impl Iterator<Item = (usize, Holder)> + use<> {
        let (holders, strings) = (self.holders, self.strings);
        let places = self.by_name.of(name).iter();
        places.filter_map(move |[office, holder]| {
            let holder = Holder::of(holders.get(holder.into())?, strings)?;
            Some((office.into(), holder))
        })
    }

    pub(super) fn read(tables: &mut Tables) -> Self {
        Self {
            list: tables.rows(),
            title_bounds: tables.rows(),
            titles: tables.rows(),
            holder_bounds: tables.rows(),
            holders: tables.rows(),
            by_title: tables.index(),
            by_place: tables.index(),
            by_name: tables.index(),
            strings: tables.strings,
        }
    }
}
