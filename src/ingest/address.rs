//! What the address of an article says about it.

use url::Url;

use crate::document::Moment;

/// Whether a text is a web address.
pub(super) fn is_address(text: &str) -> bool {
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://")
}

/// The address of a reference on a page with the address `base`.
pub(super) fn join(base: &str, reference: &str) -> Option<String> {
    let reference = reference.trim();
    if is_address(reference) {
        return Some(reference.to_owned());
    }
    if !is_address(base) || reference.is_empty() || reference.starts_with('#') {
        return None;
    }
    let joined = Url::parse(base).ok()?.join(reference).ok()?;
    is_address(joined.as_str()).then(|| joined.into())
}

/// The host without `www.`.
pub(super) fn host(address: &str) -> Option<&str> {
    let rest = address.split("://").nth(1)?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.rsplit('@').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let is_name = host.contains('.') && host.contains(|c: char| !c.is_ascii_digit() && c != '.');
    is_name.then_some(host)
}

/// The name of the site in a host: `harbor` in `news.harbor.co.uk`.
pub(super) fn site(host: &str) -> Option<&str> {
    let labels: Vec<&str> = host.split('.').collect();
    match labels.as_slice() {
        [.., name, "co" | "com" | "org" | "gov" | "ac", _] | [.., name, _] => Some(*name),
        _ => None,
    }
}

/// The day in the path: `/2025/03/04/`, `/2025-03-04-`, `/20250304/`.
pub(super) fn day(address: &str) -> Option<Moment> {
    let path = address.split("://").nth(1)?.split_once('/')?.1;
    let parts: Vec<&str> = path
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let dated = parts.windows(3).find_map(|parts| match parts {
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            Moment::parse(&format!("{year}-{month:0>2}-{day:0>2}"))
        }
        _ => None,
    });
    let compact = |part: &&str| {
        let (year, rest) = part.split_at_checked(4)?;
        let (month, day) = rest.split_at_checked(2)?;
        Moment::parse(&format!("{year}-{month}-{day}"))
    };
    dated.or_else(|| {
        parts
            .iter()
            .filter(|part| part.len() == 8 && part.starts_with("20"))
            .find_map(compact)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_may_stand_in_the_path() {
        for url in [
            "https://harbor.example/2025/03/04/bridge",
            "https://harbor.example/news/2025-3-4-bridge.html",
            "https://harbor.example/a/20250304/1",
        ] {
            assert_eq!(day(url).unwrap().to_string(), "2025-03-04");
        }
        for url in [
            "https://harbor.example/2025/bridge-12",
            "https://harbor.example",
            "2025/03/04",
            "https://h.example/12345678",
        ] {
            assert_eq!(day(url), None, "{url}");
        }
    }

    #[test]
    fn references_stand_for_addresses() {
        let base = "https://harbor.example/news/feed?x=/a";
        for (reference, whole) in [
            ("https://x.example/a", Some("https://x.example/a")),
            ("/a?b=c:d", Some("https://harbor.example/a?b=c:d")),
            ("a/b", Some("https://harbor.example/news/a/b")),
            ("//x.example/a", Some("https://x.example/a")),
            ("tag:x", None),
            ("javascript:alert(1)", None),
            ("#a", None),
            (" ", None),
        ] {
            assert_eq!(join(base, reference).as_deref(), whole, "{reference}");
        }
        assert_eq!(join("file:///a", "/b"), None);
        assert_eq!(
            join("https://harbor.example", "b").unwrap(),
            "https://harbor.example/b"
        );
    }

    #[test]
    fn hosts_are_bare() {
        assert_eq!(
            host("https://www.harbor.example:80/a"),
            Some("harbor.example")
        );
        assert_eq!(
            host("https://jane@news.harbor.co.uk?x"),
            Some("news.harbor.co.uk")
        );
        assert_eq!(host("harbor"), None);
        assert_eq!(host("http://127.0.0.1:80/a"), None);
        assert_eq!(site("news.harbor.co.uk"), Some("harbor"));
        assert_eq!(site("harbor.example"), Some("harbor"));
    }
}
