//! Which of a page's titles is the headline.

use super::scan::Scan;
use crate::ingest::header::same_words;

/// Headlines are at most so many chars.
const MAX_TITLE: usize = 300;

const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " › ", " » ", " « ", " · ", " :: ", " • ", " ~ ", " : ", " / ",
    " < ", " > ",
];

/// The headline out of first-level headings and declared titles (best first), with the names of the site taken off.
///
/// A heading wins that shares its words with a declared title; so does a lone heading that is not the site's name, unless a
/// declared title `is_shown` somewhere else on the page.
pub(super) fn choose(
    headings: &[String],
    declared: &[String],
    sites: &[String],
    is_shown: impl Fn(&str) -> bool,
) -> Option<String> {
    let is_site = |title: &str| sites.iter().any(|site| same_words(site, title));
    let fits = |title: &&String| {
        !title.is_empty() && title.chars().count() <= MAX_TITLE && !is_site(title)
    };
    let bare: Vec<String> = declared
        .iter()
        .filter(fits)
        .map(|title| without_site(title, sites))
        .filter(|title| !title.is_empty() && !headings.contains(title))
        .collect();
    let best = headings
        .iter()
        .filter(fits)
        .map(|heading| (likeness(heading, declared), heading))
        .fold(None, |best: Option<(usize, &String)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        });
    if let Some((score, heading)) = best
        && (score >= 50
            || headings.len() == 1
                && is_telling(heading, declared)
                && !bare.iter().any(|title| is_shown(title)))
    {
        return Some(without_kicker(
            &without_site(heading, sites),
            declared,
            sites,
        ));
    }
    bare.into_iter()
        .next()
        .or_else(|| headings.iter().find(fits).cloned())
}

/// The only headline that an attribute tells on a page without headings, if the declared titles speak of something else.
pub(super) fn marked(scan: &Scan, declared: &[String]) -> Option<String> {
    match scan.marked_headings.as_slice() {
        [title] if scan.headings.is_empty() => {
            let is_other = !declared.iter().any(|other| scan.shows(other));
            (is_other && likeness(title, declared) < 50).then(|| title.clone())
        }
        _ => None,
    }
}

/// Headings hold a kicker, the date or the site's name at times, which the declared title does not, or parts from it.
fn without_kicker(heading: &str, declared: &[String], sites: &[String]) -> String {
    let whole = squeeze(heading);
    declared
        .iter()
        .map(|title| without_site(title, sites))
        .find(|title| {
            let tail = squeeze(title);
            let has_kicker = whole.ends_with(&tail) && tail.len() * 3 > whole.len();
            let has_date = || {
                whole
                    .strip_prefix(&tail)
                    .is_some_and(|rest| rest.chars().filter(char::is_ascii_digit).count() >= 4)
            };
            title.split_whitespace().count() >= 3
                && tail.len() + 3 < whole.len()
                && (has_kicker || has_date())
        })
        .unwrap_or_else(|| heading.to_owned())
}

/// Whether a lone heading says more than the page's own title: one word against a whole line does not.
fn is_telling(heading: &str, declared: &[String]) -> bool {
    let count = |text: &str| text.split_whitespace().count();
    count(heading) > 1 || declared.iter().all(|title| count(title) < 2)
}

/// How alike a heading is to the declared title most like it: shared words of all, in percent.
fn likeness(heading: &str, declared: &[String]) -> usize {
    declared
        .iter()
        .map(|title| {
            let title = words(title);
            let heading = words(heading);
            let shared = heading.iter().filter(|word| title.contains(word)).count();
            // A declared title with the site's name in it still holds all words of the heading.
            let share = |all: usize| shared * 100 / all.max(1);
            if heading.len() >= 3 {
                share(heading.len()).min(share(title.len()) * 2)
            } else {
                share(title.len().max(heading.len()))
            }
        })
        .max()
        .unwrap_or(0)
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// A title without the site's name before or behind a separator.
pub(super) fn without_site(title: &str, sites: &[String]) -> String {
    let mut title = title.trim();
    while let Some(shorter) = SEPARATORS
        .iter()
        .find_map(|separator| cut(title, separator, sites))
    {
        title = shorter;
    }
    title.to_owned()
}

fn cut<'a>(title: &'a str, separator: &str, sites: &[String]) -> Option<&'a str> {
    if let Some((head, tail)) = title.rsplit_once(separator)
        && is_site_part(tail, sites, separator)
        && !head.trim().is_empty()
    {
        return Some(head.trim());
    }
    if let Some((head, tail)) = title.split_once(separator)
        && sites.iter().any(|site| same_words(site, head))
        && !tail.trim().is_empty()
    {
        return Some(tail.trim());
    }
    // Behind the site its section may stand.
    let head = title.match_indices(separator).find_map(|(at, _)| {
        let (head, tail) = title.split_at_checked(at)?;
        let (part, _) = tail.strip_prefix(separator)?.split_once(separator)?;
        (is_site_name(part, sites) && !head.trim().is_empty()).then_some(head)
    })?;
    Some(head.trim())
}

/// Whether what follows a separator is the site: it is one of its names, or short behind a bar.
fn is_site_part(part: &str, sites: &[String], separator: &str) -> bool {
    is_site_name(part, sites) || separator == " | " && part.split_whitespace().count() <= 4
}

fn is_site_name(part: &str, sites: &[String]) -> bool {
    let part = squeeze(part);
    sites.iter().any(|site| {
        let site = squeeze(site);
        !part.is_empty()
            && (site == part || part.len() >= 4 && (site.contains(&part) || part.contains(&site)))
    })
}

fn squeeze(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(list: &[&str]) -> Vec<String> {
        list.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn the_heading_that_is_declared_wins() {
        assert_eq!(
            choose(
                &owned(&["The Harbor Times", "Council closes the old bridge"]),
                &owned(&["Council closes the old bridge | The Harbor Times"]),
                &owned(&["The Harbor Times"]),
                |_| false,
            )
            .as_deref(),
            Some("Council closes the old bridge")
        );
    }

    #[test]
    fn a_date_in_the_heading_is_no_headline() {
        assert_eq!(
            choose(
                &owned(&["Council closes bridge 02.02.2022 • Harbor , Press"]),
                &owned(&["Council closes bridge"]),
                &[],
                |_| false,
            )
            .as_deref(),
            Some("Council closes bridge")
        );
    }

    #[test]
    fn without_headings_the_site_is_taken_off() {
        for title in [
            "Council closes bridge - The Harbor Times",
            "Council closes bridge » harbortimes",
            "The Harbor Times: Council closes bridge",
            "Council closes bridge | Local | The Harbor Times",
            "Council closes bridge - The Harbor Times - Town and bay",
        ] {
            let title = title.replace("Times: ", "Times : ");
            assert_eq!(
                choose(
                    &[],
                    std::slice::from_ref(&title),
                    &owned(&["The Harbor Times", "harbortimes"]),
                    |_| false
                )
                .as_deref(),
                Some("Council closes bridge"),
                "{title}"
            );
        }
        assert_eq!(
            choose(&[], &owned(&["Bridge - a long road back"]), &[], |_| false).as_deref(),
            Some("Bridge - a long road back")
        );
    }

    #[test]
    fn a_lone_heading_gives_way_to_a_declared_title_that_is_shown() {
        let headings = owned(&["Harbor Diaries"]);
        let declared = owned(&["Council closes bridge"]);
        let choice = |is_shown: bool| choose(&headings, &declared, &[], |_| is_shown).unwrap();
        assert_eq!(choice(false), "Harbor Diaries");
        assert_eq!(choice(true), "Council closes bridge");
    }
}
