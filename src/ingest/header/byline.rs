//! Names of authors, and what stands around them.

use super::date;
use super::phrases::page;
use crate::lang::{PageClass, PagePhrases};

/// Who wrote an article, as a by-line tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ingest) struct Names {
    /// People, in normal case.
    pub(in crate::ingest) people: Vec<String>,
    /// The agency or paper named beside them.
    pub(in crate::ingest) outlet: Option<String>,
    /// Where they wrote.
    pub(in crate::ingest) place: Option<String>,
}

/// Reads a by-line without its "By": names, papers, offices and places, in any order after the first name.
pub(in crate::ingest) fn names(text: &str) -> Names {
    let mut names = Names::default();
    for part in parts(text) {
        place_part(&part, &mut names);
    }
    names
}

/// Takes the word that opens a by-line ("By", "Von", "Words by") off the front; gives the rest.
pub(in crate::ingest) fn label_prefix(text: &str) -> Option<&str> {
    let labels = page(PageClass::Byline).strip(text).map(|(_, rest)| rest);
    let foreign = PagePhrases::builtin()
        .of(PageClass::CapitalByline)
        .iter()
        .filter_map(|label| text.strip_prefix(*label));
    labels.chain(foreign).find_map(|rest| {
        let rest = rest.strip_prefix(':').unwrap_or(rest);
        rest.starts_with(char::is_whitespace)
            .then(|| rest.trim_start())
            .filter(|rest| !rest.is_empty())
    })
}

/// Whether a text can be the name of one person: two to five words in name case, none of them a month, weekday or common
/// word.
pub(in crate::ingest) fn is_person(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(7).collect();
    let named = || {
        words
            .iter()
            .filter(|word| !page(PageClass::Particle).has(word))
            .count()
    };
    (2..=6).contains(&words.len())
        && (1..=5).contains(&named())
        && words
            .first()
            .is_some_and(|word| word.starts_with(char::is_uppercase) || is_particle(word))
        && words.iter().all(|word| is_name_word(word))
        && !page(PageClass::OutletWord).has_word_of(text)
        && !page(PageClass::Role).has_word_of(text)
}

/// Whether a text names an agency or paper known by name.
pub(in crate::ingest) fn is_known_outlet(text: &str) -> bool {
    page(PageClass::Outlet).has(text.trim())
}

/// Whether a short line names an office: "Political correspondent", "Staff Writer".
pub(in crate::ingest) fn is_office(text: &str) -> bool {
    text.split_whitespace().count() <= 6
        && page(PageClass::Role).has_word_of(text)
        && text
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | ',' | '-' | '&' | '\'' | '’'))
}

/// Whether a line is the name of a paper or broadcaster and nothing else: at most five words in name case.
pub(in crate::ingest) fn is_outlet_name(text: &str) -> bool {
    let count = text.split_whitespace().count();
    is_known_outlet(text)
        || (2..=5).contains(&count)
            && is_outlet(text, true)
            && text
                .split_whitespace()
                .all(|word| word.starts_with(char::is_uppercase))
}

fn is_particle(word: &str) -> bool {
    page(PageClass::Particle).has(word)
}

fn is_name_word(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',']);
    let lower = bare.to_lowercase();
    let is_initial = word.ends_with('.') && bare.chars().count() == 1;
    let starts_well = bare.starts_with(char::is_uppercase)
        || page(PageClass::Particle).has(&lower)
        || ["d'", "d’", "al-", "el-"]
            .iter()
            .any(|lead| lower.starts_with(lead));
    starts_well
        && !bare.is_empty()
        && bare
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | '‐'))
        && !bare.ends_with("'s")
        && !bare.ends_with("’s")
        && (is_initial || !page(PageClass::NeverName).has(&lower))
        && !date::is_weekday(bare)
        && !is_full_month(bare)
}

/// May, Jan and April are first names; the other months are not.
fn is_full_month(word: &str) -> bool {
    word.len() > 3
        && !matches!(
            word,
            "April" | "APRIL" | "June" | "JUNE" | "August" | "AUGUST"
        )
        && date::month_prefix(word).is_some_and(|(_, rest)| rest.is_empty())
}

/// Cuts at commas, semicolons, slashes and "and"; "Jr." and its kin stay with their name.
fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for piece in text.split([',', ';', '/', '|', '•', '·', '&', '+']) {
        let mut words: Vec<&str> = Vec::new();
        for word in piece.split_whitespace() {
            if word.starts_with('@') {
                continue;
            }
            if ["and", "und", "et", "with", "AND", "And", "WITH"].contains(&word) {
                parts.push(words.join(" "));
                words.clear();
            } else if ["The", "THE"].contains(&word)
                && words
                    .last()
                    .is_some_and(|last| last.starts_with(char::is_uppercase))
            {
                parts.push(words.join(" "));
                words = vec![word];
            } else {
                words.push(word);
            }
        }
        let part = words.join(" ");
        let bare = part.replace('.', "").to_lowercase();
        match parts.last_mut() {
            Some(last) if page(PageClass::Suffix).has(&bare) => {
                last.push(' ');
                last.push_str(&part);
            }
            _ => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn place_part(part: &str, names: &mut Names) {
    let (part, bracket) = split_bracket(part);
    if let Some(inside) = bracket.filter(|inside| is_outlet(inside, false)) {
        names.outlet.get_or_insert(inside.to_owned());
    }
    let part = label_prefix(part).unwrap_or(part);
    let (part, tail) = split_tail(part);
    match tail {
        Some(("in", place)) => {
            names.place.get_or_insert_with(|| normal_case(place));
        }
        Some((_, outlet)) if !page(PageClass::Role).has_word_of(outlet) => {
            names.outlet.get_or_insert(outlet.to_owned());
        }
        _ => {}
    }
    let is_first = names.people.is_empty();
    if part.is_empty()
        || part.contains(['@', '\\'])
        || part.contains("://")
        || part.starts_with("www.")
    {
        return;
    }
    if let Some(outlet) = leading_outlet(part, is_first) {
        names.outlet.get_or_insert(outlet.to_owned());
    } else if is_outlet(part, is_first) {
        if !is_desk(part) {
            names.outlet.get_or_insert(part.to_owned());
        }
    } else if !page(PageClass::Role).has_word_of(part) && part.chars().any(char::is_alphabetic) {
        let name = normal_case(without_stop(part));
        if !names.people.contains(&name) {
            names.people.push(name);
        }
    }
}

/// A full stop ends a by-line, but belongs to "Jr." and to an initial.
fn without_stop(part: &str) -> &str {
    let last = part.rsplit(' ').next().unwrap_or_default();
    let bare = last.trim_end_matches('.').to_lowercase();
    if bare.chars().count() > 3
        && !last.trim_end_matches('.').contains('.')
        && !page(PageClass::Suffix).has(&bare)
    {
        part.trim_end_matches('.')
    } else {
        part
    }
}

/// "Jane Roe (AP)" is a name and what stands in brackets.
fn split_bracket(part: &str) -> (&str, Option<&str>) {
    match part.split_once('(') {
        Some((before, after)) => (
            before.trim(),
            Some(after.trim_end().trim_end_matches(')').trim()),
        ),
        None => (part.trim(), None),
    }
}

/// "Jane Roe in Paris", "Jane Roe for Example News", "Special to Example News".
fn split_tail(part: &str) -> (&str, Option<(&str, &str)>) {
    for (link, kind) in [
        (" in ", "in"),
        (" IN ", "in"),
        (" for ", "for"),
        (" FOR ", "for"),
        (" of ", "for"),
        (" at ", "for"),
    ] {
        if let Some((before, after)) = part.split_once(link) {
            return (before.trim(), Some((kind, after.trim())));
        }
    }
    for lead in [
        "Special to ",
        "SPECIAL TO ",
        "special to ",
        "for ",
        "For ",
        "in ",
    ] {
        if let Some(after) = part.strip_prefix(lead) {
            let kind = if lead == "in " { "in" } else { "for" };
            return ("", Some((kind, after.trim())));
        }
    }
    (part, None)
}

fn is_outlet(part: &str, is_first: bool) -> bool {
    let words = if is_first {
        page(PageClass::SureOutletWord)
    } else {
        page(PageClass::OutletWord)
    };
    is_known_outlet(part)
        || words.has_word_of(part) && !page(PageClass::Writer).has_word_of(part)
        || !is_first && (is_acronym(part) || part.starts_with("The "))
}

/// The agency in "AP Sports Writer" or "CNN Business"; in the first place only before an office, for D. W. Roe has initials.
fn leading_outlet(part: &str, is_first: bool) -> Option<&str> {
    let (head, rest) = part.split_once(' ')?;
    let is_agency = is_known_outlet(head) && head.chars().all(char::is_uppercase);
    let is_office =
        page(PageClass::Role).has_word_of(rest) || page(PageClass::Desk).has_word_of(rest);
    (is_agency && (is_office || !is_first)).then_some(head)
}

fn is_acronym(part: &str) -> bool {
    (2..=5).contains(&part.chars().count())
        && part.chars().all(char::is_uppercase)
        && !part.chars().any(|c| "AEIOUY".contains(c))
}

/// "Staff" or "our reporters" name nobody.
fn is_desk(part: &str) -> bool {
    page(PageClass::WholeDesk).has(part)
}

/// Gives a name written in capitals in normal case: JANE McDONALD-ROE JR. is Jane McDonald-Roe Jr.
pub(in crate::ingest) fn normal_case(name: &str) -> String {
    name.split_whitespace()
        .enumerate()
        .map(|(nth, word)| normal_word(word, nth == 0))
        .collect::<Vec<_>>()
        .join(" ")
}

fn normal_word(word: &str, is_first: bool) -> String {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    let small = letters.clone().filter(|c| c.is_lowercase()).count();
    let is_mc = word.starts_with("Mc") || word.starts_with("Mac");
    let is_shouted = letters.count() >= 2
        && (small == 0 || is_mc && word.chars().skip(3).all(|c| !c.is_lowercase()));
    if !is_shouted || is_initials(word, is_first) {
        return word.to_owned();
    }
    let lower = word.to_lowercase();
    if !is_first && page(PageClass::Particle).has(&lower) {
        return lower;
    }
    capitalised(&lower)
}

/// J.D., JD, III: capitals that stay.
fn is_initials(word: &str, is_first: bool) -> bool {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let is_roman = letters.iter().all(|c| matches!(c, 'I' | 'V' | 'X')) && !is_first;
    let is_dotted = word.matches('.').count() >= letters.len();
    let has_vowel = letters.iter().any(|c| "AEIOUY".contains(*c));
    let is_pair = letters.len() == 2 && is_first && (!has_vowel || letters.last() == Some(&'J'));
    is_roman || is_dotted || is_pair
}

/// Capitals at the start, after a hyphen or apostrophe of one letter (O'Brien), and after Mc.
fn capitalised(lower: &str) -> String {
    let mut out = String::with_capacity(lower.len());
    let mut run = 0;
    let mut is_start = true;
    for c in lower.chars() {
        let is_mc = run == 2 && out.ends_with("Mc");
        if is_start || is_mc {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        is_start = c == '-' || c == '.' || matches!(c, '\'' | '’') && run == 1;
        run = if c.is_alphabetic() { run + 1 } else { 0 };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, Option<String>, Option<String>) {
        let names = names(text);
        (names.people, names.outlet, names.place)
    }

    fn people(text: &str) -> Vec<String> {
        names(text).people
    }

    #[test]
    fn several_names_are_parted() {
        assert_eq!(
            people("Jane Roe, John Doe and Ana Ruiz"),
            ["Jane Roe", "John Doe", "Ana Ruiz"]
        );
        assert_eq!(
            people("Jane Roe & John Doe Jr."),
            ["Jane Roe", "John Doe Jr."]
        );
        assert_eq!(people("Ed Doe, Jr., and Al Roe"), ["Ed Doe Jr.", "Al Roe"]);
    }

    #[test]
    fn papers_and_offices_are_no_people() {
        assert_eq!(
            read("Jane Roe, CNN"),
            (vec!["Jane Roe".into()], Some("CNN".into()), None)
        );
        assert_eq!(
            read("Jane Roe, Associated Press"),
            (
                vec!["Jane Roe".into()],
                Some("Associated Press".into()),
                None
            )
        );
        assert_eq!(
            read("Jane Roe and John Doe, Staff Writers"),
            (vec!["Jane Roe".into(), "John Doe".into()], None, None)
        );
        assert_eq!(
            read("Jane Roe in Paris"),
            (vec!["Jane Roe".into()], None, Some("Paris".into()))
        );
        assert_eq!(
            read("Jane Roe, Special to The Harbor Times"),
            (
                vec!["Jane Roe".into()],
                Some("The Harbor Times".into()),
                None
            )
        );
        assert_eq!(
            read("Jane Roe (Reuters)"),
            (vec!["Jane Roe".into()], Some("Reuters".into()), None)
        );
        assert_eq!(
            read("Jane Roe, political editor, @janeroe"),
            (vec!["Jane Roe".into()], None, None)
        );
        assert_eq!(read("Staff"), (vec![], None, None));
    }

    #[test]
    fn capitals_become_names() {
        for (shouted, name) in [
            ("JANE ROE", "Jane Roe"),
            ("JANE McDONALD", "Jane McDonald"),
            ("JOHN MCDONALD III", "John McDonald III"),
            ("MARY O’BRIEN-ROE", "Mary O’Brien-Roe"),
            ("J.D. DOE", "J.D. Doe"),
            ("TJ DOE", "TJ Doe"),
            ("AL ROE", "Al Roe"),
            ("LUDWIG VAN DOE", "Ludwig van Doe"),
            ("Ana de Ruiz", "Ana de Ruiz"),
            ("ÉLISE ROE JR.", "Élise Roe Jr."),
        ] {
            assert_eq!(normal_case(shouted), name);
        }
    }

    #[test]
    fn a_person_has_a_name_and_no_date_in_it() {
        for name in [
            "Jane Roe",
            "J. K. Roe",
            "Ana A. Ruiz",
            "Ana de la Cruz",
            "Jean-Luc d’Arc",
            "ED DOE",
        ] {
            assert!(is_person(name), "{name}");
        }
        for other in [
            "Tuesday Night",
            "The Council",
            "Jane’s Story",
            "March On",
            "Harbor News",
            "one Two",
            "Roe",
            "Route 66",
        ] {
            assert!(!is_person(other), "{other}");
        }
    }
}
