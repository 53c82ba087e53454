//! Addresses that may be given on.

/// The address if it is one of the web and nothing but one: no other scheme, no white space, controls or quotes.
pub(super) fn web(address: &str) -> Option<&str> {
    let lower = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    let scheme = lower.starts_with("http://") || lower.starts_with("https://");
    let clean = address.chars().all(|c| {
        c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
    });
    (scheme && clean).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_addresses_of_the_web_are_given_on() {
        assert_eq!(
            web("https://example.org/a?b=c#d"),
            Some("https://example.org/a?b=c#d")
        );
        for other in [
            "javascript:alert(1)",
            " https://example.org",
            "https://example.org/\"onclick=",
            "https://example.org/\r\nATTACH:x",
            "data:text/html,x",
            "",
        ] {
            assert_eq!(web(other), None, "{other}");
        }
    }
}
