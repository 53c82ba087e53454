//! Cookies for the duration of one fetch: without them, sites that ask for consent redirect in circles.

use super::address::WebAddress;

/// The cookies of the hosts of one fetch; nothing is stored.
#[derive(Debug, Default)]
pub(super) struct CookieJar {
    all: Vec<Cookie>,
}

#[derive(Debug)]
struct Cookie {
    /// A host, or with a leading dot a domain and its subdomains.
    domain: String,
    name: String,
    value: String,
}

/// The maximum number of cookies.
const MAX: usize = 60;

impl CookieJar {
    /// Adds the cookie of a `Set-Cookie` header; a domain that is not the host's own is ignored.
    pub(super) fn take(&mut self, from: &WebAddress, header: &str) {
        let mut parts = header.split(';').map(str::trim);
        let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else {
            return;
        };
        let is_sound = |text: &str| {
            text.bytes()
                .all(|byte| byte.is_ascii_graphic() && byte != b',')
        };
        if name.is_empty() || !is_sound(name) || !is_sound(value) || header.len() > 4096 {
            return;
        }
        let wide = parts
            .filter_map(|part| part.split_once('='))
            .find(|(key, _)| key.trim().eq_ignore_ascii_case("domain"))
            .map(|(_, domain)| format!(".{}", domain.trim().trim_start_matches('.').to_lowercase()))
            .filter(|domain| domain.matches('.').count() > 1 && covers(domain, from.host()));
        let domain = wide.unwrap_or_else(|| from.host().to_owned());
        self.all
            .retain(|cookie| cookie.name != name || cookie.domain != domain);
        if self.all.len() < MAX {
            self.all.push(Cookie {
                domain,
                name: name.to_owned(),
                value: value.to_owned(),
            });
        }
    }

    /// The `Cookie` header for a request; `None` without cookies.
    pub(super) fn header(&self, to: &WebAddress) -> Option<String> {
        let pairs: Vec<String> = self
            .all
            .iter()
            .filter(|cookie| covers(&cookie.domain, to.host()))
            .map(|cookie| format!("{}={}", cookie.name, cookie.value))
            .collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }
}

fn covers(domain: &str, host: &str) -> bool {
    domain == host
        || domain
            .strip_prefix('.')
            .is_some_and(|bare| bare == host || host.ends_with(domain))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(host: &str) -> WebAddress {
        WebAddress::parse(&format!("https://{host}/")).unwrap()
    }

    #[test]
    fn a_host_is_told_what_it_said_and_no_other() {
        let mut cookies = CookieJar::default();
        cookies.take(&at("www.harbor.example"), "seen=1; Path=/; HttpOnly");
        cookies.take(&at("www.harbor.example"), "ok=yes; Domain=harbor.example");
        assert_eq!(
            cookies.header(&at("www.harbor.example")).unwrap(),
            "seen=1; ok=yes"
        );
        assert_eq!(
            cookies.header(&at("news.harbor.example")).unwrap(),
            "ok=yes"
        );
        assert_eq!(cookies.header(&at("other.example")), None);
    }

    #[test]
    fn domains_of_others_are_not_believed() {
        let mut cookies = CookieJar::default();
        cookies.take(&at("harbor.example"), "a=1; Domain=other.example");
        cookies.take(&at("harbor.example"), "b=1; Domain=example");
        assert_eq!(cookies.header(&at("other.example")), None);
        assert_eq!(cookies.header(&at("quay.example")), None);
        cookies.take(&at("harbor.example"), "a=2");
        assert_eq!(cookies.header(&at("harbor.example")).unwrap(), "b=1; a=2");
    }

    #[test]
    fn a_header_that_would_break_the_next_request_is_dropped() {
        let mut cookies = CookieJar::default();
        cookies.take(&at("harbor.example"), "a=1\r\nX: y");
        cookies.take(&at("harbor.example"), "no value");
        assert_eq!(cookies.header(&at("harbor.example")), None);
    }
}
