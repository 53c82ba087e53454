//! Wire datelines: `(CNN) —`, `WASHINGTON (AP) —`, `WASHINGTON (Aug. 13) --`, `LONDON, 3 March (Reuters) -`, `PARIS — `.

use super::byline;
use super::date::{moment_prefix, month_prefix};

/// A dateline is looked for in so many bytes.
const MAX_BYTES: usize = 120;

/// The dateline at the start of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ingest) struct Dateline {
    /// Where the article was written, in normal case.
    pub(in crate::ingest) place: Option<String>,
    /// The agency in brackets, as written.
    pub(in crate::ingest) agency: Option<String>,
    /// Whether nothing follows it in the paragraph.
    pub(in crate::ingest) is_alone: bool,
}

/// Reads a dateline off the front of a paragraph.
pub(in crate::ingest) fn find(paragraph: &str) -> Option<Dateline> {
    let (head, is_alone) = before_dash(paragraph.trim())?;
    let head = head.trim_end();
    let (before, bracket) = match head
        .strip_suffix(')')
        .and_then(|head| head.rsplit_once('('))
    {
        Some((before, bracket)) => (before.trim(), Some(bracket.trim())),
        None => (head, None),
    };
    let (before, bare) = match bracket {
        None => split_agency(before),
        Some(_) => (before, None),
    };
    let bracket = bracket.or(bare);
    let agency = bracket.filter(|bracket| !is_date(bracket));
    if agency.is_some_and(|agency| !is_agency(agency)) {
        return None;
    }
    let (place, has_date) = split_date(before);
    let is_named = match place {
        "" => agency.is_some(),
        _ => is_place(place, bracket.is_some() || has_date),
    };
    (is_named && (agency.is_some() || !place.is_empty())).then(|| Dateline {
        place: (!place.is_empty()).then(|| place_case(place)),
        agency: agency.map(str::to_owned),
        is_alone,
    })
}

/// What stands before the first dash that ends a dateline; whether the dash ends the paragraph.
fn before_dash(text: &str) -> Option<(&str, bool)> {
    for (byte, c) in text
        .char_indices()
        .take_while(|(byte, _)| *byte <= MAX_BYTES)
    {
        let (head, rest) = text.split_at_checked(byte)?;
        let after = rest.trim_start_matches(['-', '–', '—', '_', '―']);
        let is_spaced = head.ends_with([' ', '\u{a0}', ')']);
        let is_end = after.is_empty() || after.starts_with([' ', '\u{a0}', '\n']);
        if matches!(c, '—' | '–' | '_' | '-' | '―')
            && is_spaced
            && is_end
            && !head.trim().is_empty()
        {
            return Some((head, after.trim().is_empty()));
        }
        if matches!(c, '"' | '“' | '”' | '?' | '!' | ';' | ':') {
            return None;
        }
    }
    None
}

/// Takes an agency in capitals without brackets off the end: `New York CNN`.
fn split_agency(text: &str) -> (&str, Option<&str>) {
    match text.rsplit_once(' ') {
        Some((place, agency))
            if byline::is_known_outlet(agency) && agency.chars().all(char::is_uppercase) =>
        {
            (place.trim_end(), Some(agency))
        }
        _ => (text, None),
    }
}

fn is_agency(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (1..=4).contains(&words)
        && text.starts_with(char::is_alphabetic)
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | '/' | '-' | '&'))
        && (byline::is_known_outlet(text)
            || text.chars().filter(|c| c.is_uppercase()).count() >= 2
            || text.starts_with(char::is_uppercase) && words == 1 && text.len() > 3
            || matches!(text, "dpa" | "dapd" | "epd" | "sid" | "ap" | "afp"))
}

/// Takes the date at the end of a dateline off: `LONDON, 3 March`, `NEW YORK, Dec. 11`.
fn split_date(text: &str) -> (&str, bool) {
    let starts = std::iter::once(0).chain(
        text.char_indices()
            .filter(|(_, c)| *c == ' ')
            .map(|(byte, _)| byte + 1),
    );
    for start in starts {
        let Some((before, date)) = text.split_at_checked(start) else {
            continue;
        };
        if is_date(date) {
            return (before.trim_end_matches([' ', ',']), true);
        }
    }
    (text, false)
}

/// A day with or without a year and nothing else.
fn is_date(text: &str) -> bool {
    let ends = |rest: &str| rest.trim_matches([',', '.', ' ']).is_empty();
    if moment_prefix(text).is_some_and(|(_, rest)| ends(rest)) {
        return true;
    }
    let is_day = |text: &str| {
        let digits = text.trim_matches([',', '.', ' ']);
        (1..=2).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit())
    };
    if let Some((_, rest)) = month_prefix(text) {
        return is_day(rest);
    }
    text.split_once(' ').is_some_and(|(day, month)| {
        is_day(day) && month_prefix(month).is_some_and(|(_, rest)| ends(rest))
    })
}

/// A place is a name in capitals, with a state or country behind a comma in any case; beside an agency or a date the
/// capitals are not needed.
fn is_place(text: &str, is_vouched: bool) -> bool {
    let (town, region) = match text.split_once(',') {
        Some((town, region)) => (town.trim(), region.trim()),
        None => (text.trim(), ""),
    };
    let is_name = |text: &str| {
        text.split_whitespace().all(|word| {
            word.starts_with(|c: char| c.is_uppercase() || matches!(c, '\'' | '’' | '('))
                || matches!(
                    word,
                    "of" | "the" | "de" | "la" | "al" | "upon" | "am" | "an" | "der" | "and"
                )
                || word.starts_with("al-")
        }) && text.chars().all(|c| {
            c.is_alphabetic()
                || c.is_whitespace()
                || matches!(c, '.' | '-' | '\'' | '’' | '/' | ',' | '`')
        })
    };
    let letters = town.chars().filter(|c| c.is_alphabetic());
    let is_shouted = letters.clone().count() >= 3
        && letters.filter(|c| c.is_lowercase()).count() <= town.matches("Mc").count();
    town.split_whitespace().count() <= 5
        && region.split_whitespace().count() <= 4
        && !town.is_empty()
        && is_name(town)
        && is_name(region)
        && (is_shouted || is_vouched)
}

/// NEW YORK is New York; N.Y. and Wisc. stay.
fn place_case(place: &str) -> String {
    const SMALL: [&str; 8] = ["OF", "THE", "AND", "ES", "UPON", "AM", "AN", "DER"];
    place
        .split(' ')
        .enumerate()
        .map(|(nth, word)| match word {
            _ if nth > 0 && SMALL.contains(&word) => word.to_lowercase(),
            "D.C." | "D.C" | "UK" | "US" | "UAE" | "U.S." | "U.K." => word.to_owned(),
            _ => word
                .split('/')
                .map(byline::normal_case)
                .collect::<Vec<_>>()
                .join("/"),
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, String)> {
        let found = find(text)?;
        Some((
            found.place.unwrap_or_default(),
            found.agency.unwrap_or_default(),
        ))
    }

    #[test]
    fn datelines_name_place_and_agency() {
        for (text, place, agency) in [
            ("(CNN) — The mayor left.", "", "CNN"),
            ("WASHINGTON (AP) — The mayor left.", "Washington", "AP"),
            (
                "HARBOR CITY (Aug. 13) -- The mayor left.",
                "Harbor City",
                "",
            ),
            (
                "LONDON, 3 March (Reuters) - The mayor left.",
                "London",
                "Reuters",
            ),
            (
                "NEW YORK, Dec. 11 (UPI) -- The mayor left.",
                "New York",
                "UPI",
            ),
            ("PARIS — The mayor left.", "Paris", ""),
            ("New York CNN — The mayor left.", "New York", "CNN"),
            ("LA CROSSE, Wisc. — The mayor left.", "La Crosse, Wisc.", ""),
            (
                "BUFFALO, N.Y. (AP) _ The mayor left.",
                "Buffalo, N.Y.",
                "AP",
            ),
            (
                "ANKARA, Turkey (AP)_ The mayor left.",
                "Ankara, Turkey",
                "AP",
            ),
            ("Berlin (dpa) - Der Bürgermeister ging.", "Berlin", "dpa"),
            ("Dec 29 (Reuters) - The mayor left.", "", "Reuters"),
            (
                "WASHINGTON/PARIS (Reuters) - The mayor left.",
                "Washington/Paris",
                "Reuters",
            ),
            (
                "NEWCASTLE UPON TYNE – The mayor left.",
                "Newcastle upon Tyne",
                "",
            ),
        ] {
            assert_eq!(read(text), Some((place.into(), agency.into())), "{text}");
        }
    }

    #[test]
    fn an_agency_needs_no_brackets_and_blanks_may_be_firm() {
        let found = find("Harbor City CNN\u{a0}—\u{a0}").unwrap();
        assert!(found.is_alone && found.agency.as_deref() == Some("CNN"));
    }

    #[test]
    fn other_openings_are_no_dateline() {
        for text in [
            "The mayor — who left early — said no.",
            "Paris — the city — slept.",
            "“NATO” — an alliance — grew.",
            "NATO-led forces left.",
            "A man (he gave no name) - tall and thin - left.",
            "Plain words.",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_dateline_may_stand_alone() {
        assert!(find("WARSAW, Poland (AP) _").unwrap().is_alone);
        assert!(
            !find("WARSAW, Poland (AP) _ The mayor left.")
                .unwrap()
                .is_alone
        );
    }
}
