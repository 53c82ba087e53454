//! The day a page was published on, and the day it was changed.

use chrono::{Datelike, NaiveTime};

use super::json_ld::Facts;
use super::scan::{Marked, Scan};
use crate::document::{BlockKind, Moment};
use crate::ingest::address;
use crate::ingest::draft::Draft;
use crate::ingest::header::date::moment_prefix;
use crate::ingest::header::line;
use crate::ingest::header::phrases::{Phrases, page};
use crate::lang::PageClass;

const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date.published",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "og:article:published_time",
    "date",
    "article:created_time",
    "datecreated",
    "originalpublicationdate",
    "bt:pubdate",
    "shareaholic:article_published_time",
    "uploaddate",
];

/// A line with a date somewhere in it gives the article's date if it is no longer than this.
const MAX_DATED: usize = 80;

const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "article:updated_time",
    "lastmod",
    "dateupdate",
];

/// When it was published, from the surest place that says so.
///
/// `near` holds the lines around the headline, `address` is the page's own. A page that only says when it was changed was
/// published on that day, as far as anybody can tell.
pub(super) fn published(
    scan: &Scan,
    facts: &Facts,
    near: &[String],
    address: Option<&str>,
) -> Option<Moment> {
    let shown = || shown(near, address);
    declared_moment(None, scan, PUBLISHED.get(..1).unwrap_or_default())
        .or_else(|| declared_moment(facts.published.as_deref(), scan, PUBLISHED))
        .map(|declared| local(midnight(declared, scan), shown))
        .or_else(|| element(&scan.dates, true))
        .or_else(|| {
            near.iter()
                .filter_map(|words| line::parse(words))
                .find_map(|header| header.published)
        })
        .or_else(|| address.and_then(address::day))
        .or_else(|| element(&scan.dates, false))
        .or_else(|| near_day(near))
        .or_else(|| facts.page_published.as_deref().and_then(moment))
        .or_else(|| element(&scan.foot_dates, true))
        .or_else(|| labelled(scan, page(PageClass::Issued)))
        .or_else(|| modified(scan, facts))
        .or_else(|| labelled(scan, page(PageClass::Changed)))
}

/// The only day that stands in a short line of the page, or that its margins mark; nothing where there are two.
pub(super) fn only(scan: &Scan) -> Option<Moment> {
    let mut days = scan
        .lines()
        .iter()
        .filter(|words| words.chars().count() <= MAX_DATED)
        .chain(&scan.aside_times)
        .filter_map(|words| loose_moment(words));
    let first = days.next()?;
    days.all(|day| day.date == first.date).then_some(first)
}

/// Servers that keep universal time write a day of Central Europe as the hour in which it begins.
fn midnight(declared: Moment, scan: &Scan) -> Moment {
    const LANGUAGES: [&str; 10] = ["de", "fr", "it", "es", "nl", "pl", "da", "sv", "no", "cs"];
    let hour = match declared.date.month() {
        4..=10 => 22,
        _ => 23,
    };
    let is_universal = declared
        .offset
        .is_some_and(|offset| offset.local_minus_utc() == 0);
    let language = scan.language.as_deref().unwrap_or_default();
    let is_central = language
        .get(..2)
        .is_some_and(|code| LANGUAGES.contains(&code.to_ascii_lowercase().as_str()));
    if is_universal && is_central && declared.time == NaiveTime::from_hms_opt(hour, 0, 0) {
        return declared.date.succ_opt().map_or(declared, Moment::day);
    }
    declared
}

/// The day a first paragraph opens with: "(21 November 2022) The council ...".
pub(super) fn opening(drafts: &[Draft]) -> Option<Moment> {
    drafts
        .iter()
        .filter(|draft| draft.kind == BlockKind::Paragraph)
        .take(3)
        .find_map(|draft| moment_prefix(draft.words.trim_start_matches(['(', ' '])))
        .map(|(moment, _)| moment)
}

/// When it was last changed.
pub(super) fn modified(scan: &Scan, facts: &Facts) -> Option<Moment> {
    declared_moment(facts.modified.as_deref(), scan, MODIFIED)
}

/// The first date an element gives, those under a heading first.
fn element(dates: &[Marked], is_declared: bool) -> Option<Moment> {
    let fitting = || dates.iter().filter(|date| date.is_declared == is_declared);
    fitting()
        .filter(|date| date.headings_before > 0)
        .chain(fitting())
        .find_map(|date| loose_moment(&date.words))
}

/// The day as readers of the page see it, in its address or beside its headline.
fn shown(near: &[String], address: Option<&str>) -> Option<Moment> {
    address.and_then(address::day).or_else(|| near_day(near))
}

/// A moment in universal time may fall on the day before the one that the page shows.
fn local(declared: Moment, shown: impl Fn() -> Option<Moment>) -> Moment {
    let is_universal = declared
        .offset
        .is_some_and(|offset| offset.local_minus_utc() == 0);
    if !is_universal {
        return declared;
    }
    match shown() {
        Some(shown) if (shown.date - declared.date).num_days().abs() == 1 => {
            Moment::day(shown.date)
        }
        _ => declared,
    }
}

fn near_day(near: &[String]) -> Option<Moment> {
    near.iter()
        .filter(|words| words.chars().count() <= MAX_DATED)
        .find_map(|words| loose_moment(words))
}

/// The first line anywhere that holds such a word and a date.
fn labelled(scan: &Scan, labels: &Phrases) -> Option<Moment> {
    scan.lines()
        .iter()
        .chain(&scan.foot_lines)
        .filter(|words| labels.has_word_of(words))
        .find_map(|words| loose_moment(words))
}

fn declared_moment(first: Option<&str>, scan: &Scan, keys: &[&str]) -> Option<Moment> {
    first
        .and_then(moment)
        .or_else(|| keys.iter().flat_map(|key| scan.all(key)).find_map(moment))
}

fn moment(text: &str) -> Option<Moment> {
    Moment::parse(text).or_else(|| moment_prefix(text).map(|(moment, _)| moment))
}

/// A date somewhere in a few words: "Published on 4 March 2025 by Jane Roe".
fn loose_moment(text: &str) -> Option<Moment> {
    moment(text).or_else(|| {
        text.char_indices()
            .filter(|(byte, _)| {
                text.get(..*byte)
                    .and_then(|before| before.chars().next_back())
                    .is_some_and(|c| !c.is_alphanumeric())
            })
            .find_map(|(byte, _)| moment_prefix(text.get(byte..)?))
            .map(|(moment, _)| moment)
    })
}

#[cfg(test)]
mod tests {
    use dom_query::Document as Page;

    use super::*;
    use crate::ingest::html::json_ld;

    fn of(html: &str) -> Option<String> {
        let scan = Scan::of(&Page::from(html));
        let near = scan.lines_near("Council closes bridge");
        let facts = json_ld::read(&scan.json);
        published(&scan, &facts, near, None)
            .or_else(|| only(&scan))
            .map(|moment| moment.to_string())
    }

    #[test]
    fn a_footer_may_date_the_article_above_it() {
        let day = Some("2025-03-04".to_owned());
        for foot in [
            "<footer><time itemprop=datePublished datetime=2025-03-04>4.3.</time></footer>",
            "<div class=page-footer><p>Erschienen am: 04.03.2025</div>",
            "<ul id=footer-info><li>This page was last edited on 4 March 2025.</ul>",
        ] {
            assert_eq!(
                of(&format!("<h2>Council closes bridge</h2><p>Text.{foot}")),
                day,
                "{foot}"
            );
        }
        assert_eq!(
            of("<h1>Council closes bridge</h1><footer>Copyright 4 March 2025</footer>"),
            None
        );
    }

    #[test]
    fn universal_time_gives_way_to_the_day_that_is_shown() {
        let meta = "<meta property=article:published_time content=2025-03-03T23:00:00Z>";
        let page = |day: &str| format!("{meta}<h1>Council closes bridge</h1><p>{day}</p>");
        assert_eq!(of(&page("4 March 2025")).as_deref(), Some("2025-03-04"));
        assert_eq!(
            of(&page("9 March 2025")).as_deref(),
            Some("2025-03-03T23:00+00:00")
        );
    }

    #[test]
    fn what_was_changed_on_a_day_and_says_no_more_is_of_that_day() {
        assert_eq!(
            of("<meta itemprop=dateModified content=2025-03-04><p>Text.").as_deref(),
            Some("2025-03-04")
        );
        assert_eq!(
            of("<script>{\"@context\":\"https://schema.org\",\"@type\":\"WebPage\",\"datePublished\":\"2025-03-04\"}</script>").as_deref(),
            Some("2025-03-04")
        );
    }

    #[test]
    fn a_day_of_central_europe_is_no_hour_of_the_day_before() {
        let page = |language: &str, moment: &str| {
            of(&format!(
                "<html lang={language}><meta property=article:published_time content={moment}>"
            ))
        };
        let day = Some("2025-03-04".to_owned());
        assert_eq!(page("de-CH", "2025-03-03T23:00:00Z"), day);
        assert_eq!(
            page("fr", "2025-07-03T22:00:00Z").as_deref(),
            Some("2025-07-04")
        );
        assert_ne!(page("en", "2025-03-03T23:00:00Z"), day);
        assert_ne!(page("de", "2025-03-03T23:00:01Z"), day);
    }

    #[test]
    fn the_only_day_of_a_page_is_its_own() {
        let page = |lines: &str| {
            of(&format!(
                "<h1>Another thing</h1><p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x{lines}"
            ))
        };
        assert_eq!(
            page("<p>4 March 2025, Harbor<p>04.03.2025").as_deref(),
            Some("2025-03-04")
        );
        assert_eq!(page("<p>4 March 2025<p>5 March 2025"), None);
    }

    #[test]
    fn a_name_and_a_date_side_by_side_are_two() {
        let html = "<h1>Council closes bridge</h1><div><a>Ana Ruiz</a><span>4.3.2025</span></div>";
        assert_eq!(of(html).as_deref(), Some("2025-03-04"));
    }
}
