//! A page's metadata, each field from the surest place that has it.

use super::json_ld::Facts;
use super::scan::Scan;
use super::{authors, day, title};
use crate::document::Meta;
use crate::ingest::header::{byline, line, same_words};
use crate::ingest::{address, language};

/// Reads the metadata of a scanned page; `url` is where it came from.
pub(super) fn read(scan: &Scan, facts: &Facts, url: Option<&str>) -> Meta {
    let canonical = scan
        .canonical
        .clone()
        .or_else(|| scan.meta(&["og:url"]).map(str::to_owned))
        .filter(|address| address::is_address(address));
    let titles: Vec<String> = [
        facts.headline.clone(),
        scan.meta(&["og:title", "twitter:title", "dc.title"])
            .map(str::to_owned),
        scan.title.clone(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let publisher = publisher(scan, facts, &titles);
    let address = url.or(canonical.as_deref());
    // Weblogs name their writer as the publisher.
    let declared = facts.publisher.as_deref();
    let company = declared.filter(|name| !byline::is_person(name));
    let publishers = [publisher.as_deref(), company];
    let sites = sites(scan, publishers, address, &titles);
    let title = title::marked(scan, &titles)
        .or_else(|| title::choose(&scan.headings, &titles, &sites, |title| scan.shows(title)));
    let near = scan.lines_near(title.as_deref().unwrap_or_default());
    let section = facts.section.clone().or_else(|| {
        scan.meta(&["article:section", "section"])
            .map(str::to_owned)
    });
    // A by-line may name the agency and the place as well; it is taken out of the text.
    let names = near
        .iter()
        .filter_map(|words| line::parse(words))
        .map(|header| header.names)
        .find(|names| !names.people.is_empty())
        .unwrap_or_default();
    let no_authors: Vec<String> = sites.iter().chain(&section).cloned().collect();
    Meta {
        byline: authors::choose(scan, &facts.authors, near, &no_authors),
        published: day::published(scan, facts, near, address),
        modified: day::modified(scan, facts),
        section,
        language: page_language(scan, facts.language.as_deref()),
        title,
        publisher: publisher.or(names.outlet),
        place: names.place,
        canonical,
        ..Meta::default()
    }
}

fn publisher(scan: &Scan, facts: &Facts, titles: &[String]) -> Option<String> {
    scan.meta(&["og:site_name"])
        .map(str::to_owned)
        .or_else(|| facts.publisher.clone())
        .or_else(|| {
            application(scan, titles)
                .or_else(|| {
                    scan.meta(&[
                        "publisher",
                        "dc.publisher",
                        "dcterms.publisher",
                        "cre",
                        "copyright",
                    ])
                })
                .map(str::to_owned)
        })
        .map(|name| {
            let is_sign = |c: char| matches!(c, '©' | ' ' | '-' | '–') || c.is_ascii_digit();
            let claim = CLAIMS.iter().find_map(|claim| name.strip_prefix(claim));
            let bare = claim.map_or(name.as_str(), |rest| rest.trim_start_matches(is_sign));
            let bare = claim.and_then(|_| bare.strip_prefix("by ")).unwrap_or(bare);
            bare.trim_end_matches("版权所有").trim().to_owned()
        })
        .filter(|name| {
            let is_named = name.chars().any(char::is_alphabetic);
            is_named && !address::is_address(name) && name.chars().count() <= 80
        })
}

/// What stands before the name of whoever claims the rights in a page.
const CLAIMS: [&str; 5] = ["©", "(C)", "(c)", "Copyright", "copyright"];

/// A title of so many words is none that a site has for its name.
const MIN_HEADLINE: usize = 5;

/// The name of the program that a page is; some give the title of the page.
fn application<'a>(scan: &'a Scan, titles: &[String]) -> Option<&'a str> {
    let is_title = |name: &str| {
        name.split_whitespace().count() >= MIN_HEADLINE
            && titles.iter().any(|title| same_words(title, name))
    };
    scan.meta(&["application-name"])
        .filter(|name| !is_title(name))
}

/// The names a site goes by: those of its publisher, and the middle of its host.
fn sites(
    scan: &Scan,
    publishers: [Option<&str>; 2],
    address: Option<&str>,
    titles: &[String],
) -> Vec<String> {
    let host = address.and_then(address::host);
    let [shown, declared] = publishers;
    [
        shown,
        declared,
        application(scan, titles).or_else(|| scan.meta(&["twitter:site"])),
        host.and_then(address::site),
        host,
    ]
    .into_iter()
    .flatten()
    .map(|name| name.trim_start_matches('@').to_owned())
    .filter(|name| !name.is_empty())
    .collect()
}

fn page_language(scan: &Scan, declared: Option<&str>) -> Option<String> {
    scan.language
        .as_deref()
        .and_then(language::code)
        .or_else(|| {
            scan.meta(&["og:locale", "content-language", "language", "dc.language"])
                .and_then(language::code)
        })
        .or_else(|| declared.and_then(language::code))
}

#[cfg(test)]
mod tests {
    use dom_query::Document as Page;

    use super::*;
    use crate::ingest::html::json_ld;

    fn of(html: &str, url: Option<&str>) -> Meta {
        let scan = Scan::of(&Page::from(html));
        read(&scan, &json_ld::read(&scan.json), url)
    }

    #[test]
    fn fields_come_from_the_surest_place() {
        let meta = of(
            r#"<html lang="en-GB"><head><title>Council closes bridge | The Harbor Times</title>
            <meta property="og:site_name" content="The Harbor Times"><meta name="author" content="By Jane Roe and John Doe">
            <meta property="article:published_time" content="2025-03-04T09:30:00+01:00">
            <meta property="article:modified_time" content="2025-03-05"><link rel="canonical" href="https://harbor.example/bridge">
            </head><body><h1>Council closes bridge</h1></body></html>"#,
            None,
        );
        assert_eq!(meta.title.as_deref(), Some("Council closes bridge"));
        assert_eq!(meta.byline, ["Jane Roe", "John Doe"]);
        assert_eq!(meta.publisher.as_deref(), Some("The Harbor Times"));
        assert_eq!(
            meta.published.unwrap().to_string(),
            "2025-03-04T09:30+01:00"
        );
        assert_eq!(meta.modified.unwrap().to_string(), "2025-03-05");
        assert_eq!(meta.language.as_deref(), Some("en"));
        assert_eq!(
            meta.canonical.as_deref(),
            Some("https://harbor.example/bridge")
        );
    }

    #[test]
    fn a_lone_heading_is_the_title_whatever_the_tab_says() {
        let html = "<head><title>Ferry stops - Post</title></head><body><h1>The night boat to Lindholm rests until May</h1></body>";
        let title = of(html, None).title;
        assert_eq!(
            title.as_deref(),
            Some("The night boat to Lindholm rests until May")
        );
    }

    #[test]
    fn marked_elements_are_believed_outside_comments() {
        let meta = of(
            "<body><h1>Council closes bridge</h1><p class=byline>By <a rel=author>Jane Roe</a></p><p class=date>Published on 4 March 2025</p>\
             <div class=comments><span class=author>Max Troll</span><time datetime=2025-05-05>x</time></div></body>",
            None,
        );
        assert_eq!(meta.byline, ["Jane Roe"]);
        assert_eq!(meta.published.unwrap().to_string(), "2025-03-04");
    }

    #[test]
    fn a_claim_of_rights_is_no_publisher() {
        let of =
            |claim: &str| of(&format!("<meta name=copyright content='{claim}'>"), None).publisher;
        assert_eq!(of("© Harbor Press").as_deref(), Some("Harbor Press"));
        assert_eq!(of("海港新闻版权所有").as_deref(), Some("海港新闻"));
        for claim in [
            "(C) 2020 by Harbor Press",
            "Copyright © 2014-2020 Harbor Press",
        ] {
            assert_eq!(of(claim).as_deref(), Some("Harbor Press"), "{claim}");
        }
        assert_eq!(of("20 Minutes").as_deref(), Some("20 Minutes"));
        assert_eq!(of("Copyright 2014"), None);
    }

    #[test]
    fn nobody_is_no_author() {
        for name in [
            "admin",
            "The Harbor Times",
            "https://harbor.example/jane",
            "",
        ] {
            let html = format!(
                "<meta property=og:site_name content='The Harbor Times'><meta name=author content='{name}'>"
            );
            assert!(of(&html, None).byline.is_empty(), "{name}");
        }
    }

    #[test]
    fn names_are_parted_from_offices_and_places_by_elements_or_case() {
        for (line, name) in [
            (
                "<span class=byline><b class=byline-name>By Ana Ruiz</b> <b class=byline-title>Health and science reporter</b></span>",
                "Ana Ruiz",
            ),
            (
                "<div class=byline><span>Ana McRuiz</span><em>Reporter</em></div>",
                "Ana McRuiz",
            ),
            (
                "<div class=bylineComments><p>By <a rel=author>Ana Ruiz</a></div>",
                "Ana Ruiz",
            ),
            (
                "<div class=byline>Ana Ruiz @anaruiz, Harbor News</div>",
                "Ana Ruiz",
            ),
            ("<a rel=author href=x>Google+</a>", ""),
        ] {
            let html = format!("<h1>Council closes bridge</h1>{line}<p>More text.</p>");
            assert_eq!(of(&html, None).byline.concat(), name, "{line}");
        }
    }

    #[test]
    fn a_page_inside_one_form_is_read_and_a_form_beside_it_is_not() {
        let page = |form: &str| of(&format!("<body>{form}</body>"), None).byline.concat();
        let headed = "<h1>Council closes bridge</h1><p class=byline>By Ana Ruiz</p>";
        assert_eq!(page(&format!("<form>{headed}</form>")), "Ana Ruiz");
        assert_eq!(
            page("<h1>Council closes bridge</h1><form><p class=byline>By Ana Ruiz</p></form>"),
            ""
        );
    }

    #[test]
    fn metadata_that_was_encoded_twice_is_decoded() {
        let title =
            |title: &str| of(&format!("<meta property=og:title content='{title}'>"), None).title;
        assert_eq!(
            title("Roe &amp;amp; Sons&amp;#039; ferry").as_deref(),
            Some("Roe & Sons' ferry")
        );
        assert_eq!(
            title("Roe &amp; Sons; ferry").as_deref(),
            Some("Roe & Sons; ferry")
        );
        let address = "https://harbor.example/?a=1&section=2;lt;";
        let html = format!("<meta property=og:url content='{address}'>");
        assert_eq!(of(&html, None).canonical.as_deref(), Some(address));
    }

    #[test]
    fn a_desk_is_named_where_no_person_is() {
        let by = |name: &str| of(&format!("<meta name=author content='{name}'>"), None).byline;
        assert_eq!(by("Redaktion Hafen"), ["Redaktion Hafen"]);
        assert_eq!(by("AFP/Reuters"), ["AFP/Reuters"]);
        assert!(by("Harbor Media GmbH").is_empty());
    }

    #[test]
    fn a_site_is_not_its_own_author() {
        let by = |site: &str, author: &str| {
            let html = format!(
                "<meta property=og:site_name content='{site}'><meta name=author content='{author}'>\
                 <h1>Council closes bridge</h1><p class=byline>By Ana Ruiz</p>"
            );
            of(&html, None).byline
        };
        assert_eq!(by("Harbor Geographic", "Harbor Geographic"), ["Ana Ruiz"]);
        assert_eq!(by("Boats & Bays", "Boats & Bays"), ["Ana Ruiz"]);
        assert_eq!(by("Harbor Geographic", "Paul Ortega"), ["Paul Ortega"]);
    }

    #[test]
    fn a_publisher_is_no_author_unless_it_is_the_writer_s_own() {
        let by = |name: &str, kind: &str| {
            let html = format!(
                r#"<meta property=og:site_name content="Harbor Online"><script type="application/ld+json">
                {{"@type":"NewsArticle","publisher":{{"@type":"{kind}","name":"{name}"}},"author":{{"@type":"{kind}","name":"{name}"}}}}
                </script>"#
            );
            of(&html, None).byline.concat()
        };
        assert_eq!(by("Harbor Press Company", "Organization"), "");
        assert_eq!(by("Ana Ruiz", "Person"), "Ana Ruiz");
    }

    #[test]
    fn neither_a_section_nor_the_source_of_a_quotation_is_an_author() {
        let by = |line: &str| {
            of(
                &format!(
                    "<meta property=article:section content='North Bay'><h1>Council closes bridge</h1><p>{line}</p>"
                ),
                None,
            )
            .byline
            .concat()
        };
        assert_eq!(by("North Bay 4 March 2025"), "");
        assert_eq!(by("— Ana Ruiz, Harbor City, 4 March 2025"), "");
        assert_eq!(by("Ana Ruiz 4 March 2025"), "Ana Ruiz");
    }

    #[test]
    fn a_marked_headline_stands_in_for_headings_if_the_page_names_another_thing() {
        let title =
            |tab: &str, spans: &str| of(&format!("<title>{tab}</title>{spans}"), None).title;
        let one = "<p><span class='headline entry-title'>Council closes bridge</span>";
        let found = title("News from the Harbor Press", one);
        assert_eq!(found.as_deref(), Some("Council closes bridge"));
        let kept = title("Council closes the old bridge", one);
        assert_eq!(kept.as_deref(), Some("Council closes the old bridge"));
        let many = "<p class=entry-title>Ferry sails<p class=entry-title>Bridge falls";
        assert_eq!(title("Harbor notes", many).as_deref(), Some("Harbor notes"));
    }

    #[test]
    fn a_line_may_lead_in_its_names_in_other_words() {
        for line in ["von Ana Ruiz", "Auteur : Ana Ruiz", "erstellt von Ana Ruiz"] {
            let html = format!("<h1>Council closes bridge</h1><p>{line}</p><p>More text.</p>");
            assert_eq!(of(&html, None).byline, ["Ana Ruiz"], "{line}");
        }
    }
}
