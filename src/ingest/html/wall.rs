//! Pages that keep the article back: from readers who do not pay, or who have not agreed to be watched.

use std::collections::HashSet;

use super::dom::count_words;
use super::phrases;
use super::scan::Scan;
use crate::document::Access;
use crate::ingest::address;
use crate::ingest::draft::Draft;
use crate::lang::{PageClass, PagePhrases};

/// A page for subscribers that holds more words than this holds them all: its wall is only painted over it.
const FULL_WORDS: usize = 350;

/// A page that only looks like one for subscribers has to be as short as this.
const STUB_WORDS: usize = 160;

/// A request for consent has at most so many words, and so many of these in it.
const MAX_CONSENT_WORDS: usize = 400;
const MIN_CONSENT_SIGNS: usize = 4;

/// Hosts, by the first part of their names, that only ask.
const CONSENT_HOSTS: &[&str] = &["consent", "guce", "cmp", "privacy-mgmt", "cookiewall"];

/// How much of the article is there; `is_free` is what the page's data says.
pub(super) fn access(
    scan: &Scan,
    is_free: Option<bool>,
    drafts: &[Draft],
    url: Option<&str>,
) -> Access {
    let words: usize = drafts.iter().map(|draft| count_words(&draft.words)).sum();
    if is_consent(scan, drafts, words, url) {
        return Access::Consent;
    }
    let is_locked = scan
        .meta(&["article:content_tier"])
        .is_some_and(|tier| matches!(tier, "locked" | "metered"));
    let is_kept_back = is_free == Some(false) || is_locked;
    let looks_so = || {
        is_free != Some(true)
            && (scan.has_wall
                || scan
                    .lines()
                    .iter()
                    .any(|line| phrases::is_offer(&line.to_lowercase())))
    };
    if is_kept_back && words <= FULL_WORDS || words <= STUB_WORDS && looks_so() {
        return Access::Stub;
    }
    Access::Full
}

/// Whether the page is a request for consent and nothing else.
fn is_consent(scan: &Scan, drafts: &[Draft], words: usize, url: Option<&str>) -> bool {
    if words > MAX_CONSENT_WORDS {
        return false;
    }
    let title = scan.title.as_deref().unwrap_or_default().to_lowercase();
    let is_titled = PagePhrases::builtin()
        .of(PageClass::ConsentTitle)
        .iter()
        .any(|opening| title.starts_with(*opening));
    let is_host = url
        .and_then(address::host)
        .and_then(|host| host.split('.').next())
        .is_some_and(|part| CONSENT_HOSTS.contains(&part));
    let (mut signs, mut others) = (HashSet::new(), 0);
    for draft in drafts {
        let lower = draft.words.to_lowercase();
        let before = signs.len();
        signs.extend(
            PagePhrases::builtin()
                .of(PageClass::Consent)
                .iter()
                .copied()
                .filter(|sign| lower.contains(sign)),
        );
        if signs.len() == before {
            others += count_words(&draft.words);
        }
    }
    let asks = is_titled || is_host;
    let is_thick = signs.len() >= MIN_CONSENT_SIGNS + words / 40 && others * 2 < words;
    asks && signs.len() >= 2 || is_thick && signs.iter().any(|sign| sign.starts_with("cookie"))
}

#[cfg(test)]
mod tests {
    use dom_query::Document as Page;

    use super::*;
    use crate::ingest::html::walk;

    fn of(html: &str, is_free: Option<bool>) -> Access {
        let page = Page::from(html);
        access(&Scan::of(&page), is_free, &walk::blocks(page.root()), None)
    }

    #[test]
    fn what_is_kept_back_is_a_stub_unless_it_is_all_there() {
        let line = "<p>The council met on Monday to talk about the bridge.</p>";
        assert_eq!(of(line, Some(false)), Access::Stub);
        assert_eq!(of(&line.repeat(60), Some(false)), Access::Full);
        assert_eq!(of(line, None), Access::Full);
        assert_eq!(
            of(
                &format!("{line}<div class='article-paywall'>Pay</div>"),
                None
            ),
            Access::Stub
        );
        assert_eq!(
            of(&format!("{line}<p>Already a subscriber? Log in</p>"), None),
            Access::Stub
        );
        assert_eq!(
            of(
                &format!("{line}<p>Already a subscriber? Log in</p>"),
                Some(true)
            ),
            Access::Full
        );
        assert_eq!(
            of(
                &format!("<meta property=article:content_tier content=locked>{line}"),
                None
            ),
            Access::Stub
        );
    }

    #[test]
    fn requests_for_consent_are_told_from_articles_on_cookies() {
        assert_eq!(
            of(
                "<title>Before you continue</title><p>We and our partners use cookies to keep you safe.</p><p>Accept all</p>",
                None
            ),
            Access::Consent
        );
        assert_eq!(
            of(
                "<title>Harbor Times</title><p>Wir und unsere Partner verwenden Cookies. Mit Ihrer Einwilligung verarbeiten wir \
                 personenbezogene Daten. Sie können alle akzeptieren oder alle ablehnen. Datenschutz.</p>",
                None
            ),
            Access::Consent
        );
        let banner = "<p>We use cookies. Accept all, reject all, manage your personal data, see our privacy policy.</p>";
        let article =
            "<p>The council has closed the bridge, and nobody knows for how long.</p>".repeat(3);
        assert_eq!(of(&format!("{banner}{article}"), None), Access::Full);
        assert_eq!(
            of(
                "<title>New rules for cookies</title><p>The council wants web pages to ask for consent before they set a cookie, \
                 and to let people say no.</p>",
                None
            ),
            Access::Full
        );
    }
}
