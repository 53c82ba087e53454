//! Addresses that pages are fetched from.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{ParseError, Url};

/// An address with all that a request needs: `http` or `https`, a host, no password, no fragment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct WebAddress(Url);

/// Why a text is not a [`WebAddress`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AddressError {
    /// It is not an http(s) URL: `file:`, `ftp:`, `javascript:`.
    Scheme,
    /// The host is missing or malformed, or there is a user name.
    Host,
}

impl WebAddress {
    /// Parses a whole address.
    pub(super) fn parse(text: &str) -> Result<Self, AddressError> {
        let address = Self::of(Url::parse(text))?;
        match text.split_once("://") {
            // Browsers use the next word as the host if it is empty.
            Some((_, rest)) if !rest.starts_with(['/', '\\']) => Ok(address),
            _ => Err(AddressError::Host),
        }
    }

    /// The address that a reference on this page stands for.
    pub(super) fn join(&self, reference: &str) -> Result<Self, AddressError> {
        Self::of(self.0.join(reference))
    }

    fn of(url: Result<Url, ParseError>) -> Result<Self, AddressError> {
        let mut url = url.map_err(|error| match error {
            ParseError::RelativeUrlWithoutBase => AddressError::Scheme,
            _ => AddressError::Host,
        })?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(AddressError::Scheme);
        }
        if !url.has_host() || !url.username().is_empty() || url.password().is_some() {
            return Err(AddressError::Host);
        }
        url.set_fragment(None);
        Ok(Self(url))
    }

    /// The host without its port.
    pub(super) fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// Whether both have the same scheme, host and port.
    pub(super) fn is_same_origin(&self, other: &Self) -> bool {
        self.0.origin() == other.0.origin()
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// Whether an address is of this machine or a private network.
pub(super) fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_private_v4(address),
        IpAddr::V6(address) => address
            .to_ipv4()
            .map_or_else(|| is_private_v6(address), is_private_v4),
    }
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_broadcast()
        || address.is_multicast()
        || first == 0
        || first == 100 && (64..128).contains(&second)
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    address.is_loopback()
        || address.is_unspecified()
        || address.is_multicast()
        || address.is_unique_local()
        || address.is_unicast_link_local()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_parsed_whole_or_not_at_all() {
        let shown = |text: &str| WebAddress::parse(text).map(|address| address.to_string());
        assert_eq!(
            shown("HTTP://Harbor.example#top").unwrap(),
            "http://harbor.example/"
        );
        assert_eq!(
            shown("https://harbor.example:81/a b/ü?q=1#x").unwrap(),
            "https://harbor.example:81/a%20b/%C3%BC?q=1"
        );
        assert_eq!(
            shown("http://harbor.example?q").unwrap(),
            "http://harbor.example/?q"
        );
        assert_eq!(
            shown("http://Häfen:81/ä").unwrap(),
            "http://xn--hfen-loa:81/%C3%A4"
        );
        assert_eq!(shown("ftp://harbor.example/"), Err(AddressError::Scheme));
        assert_eq!(shown("file:///etc/passwd"), Err(AddressError::Scheme));
        for text in [
            "http://",
            "https:///a",
            "http://ana:secret@harbor.example/",
            "http://hä rbor.example",
            "http://hä@rbor.example",
        ] {
            assert_eq!(shown(text), Err(AddressError::Host), "{text}");
        }
    }

    #[test]
    fn hosts_in_other_letters_are_encoded() {
        let host = |name: &str| {
            let address = WebAddress::parse(&format!("https://{name}/"));
            address.map(|address| address.host().to_owned())
        };
        for (name, encoded) in [
            ("Harbor.example", "harbor.example"),
            ("bücher.example", "xn--bcher-kva.example"),
            ("BÜCHER.example", "xn--bcher-kva.example"),
            ("www.münchen.de", "www.xn--mnchen-3ya.de"),
            ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
            ("пример。испытание", "xn--e1afmkfd.xn--80akhbyknj4f"),
            ("ελληνικά.example", "xn--hxargifdar.example"),
            ("faß.example", "xn--fa-hia.example"),
            ("bu\u{308}cher.example", "xn--bcher-kva.example"),
            ("ｅｘａｍｐｌｅ．org", "example.org"),
            ("0x7f.1", "127.0.0.1"),
        ] {
            assert_eq!(host(name).as_deref(), Ok(encoded));
        }
        assert_eq!(host("bü cher.example"), Err(AddressError::Host));
        assert!(
            host("ｅｘａｍｐｌｅ／ü").is_err(),
            "a slash of another width"
        );
    }

    #[test]
    fn references_are_resolved() {
        let base = WebAddress::parse("https://harbor.example/news/2025/a?p=1").unwrap();
        for (reference, whole) in [
            ("b", "https://harbor.example/news/2025/b"),
            ("../b/", "https://harbor.example/news/b/"),
            ("/b?q=2#c", "https://harbor.example/b?q=2"),
            ("?p=2", "https://harbor.example/news/2025/a?p=2"),
            ("", "https://harbor.example/news/2025/a?p=1"),
            ("//other.example/x", "https://other.example/x"),
            ("http://other.example", "http://other.example/"),
            ("/../../b", "https://harbor.example/b"),
        ] {
            assert_eq!(
                base.join(reference).unwrap().to_string(),
                whole,
                "{reference}"
            );
        }
        assert_eq!(base.join("file:///etc/passwd"), Err(AddressError::Scheme));
        assert_eq!(base.join("javascript:alert(1)"), Err(AddressError::Scheme));
    }

    #[test]
    fn networks_of_ones_own_are_known() {
        for (address, is) in [
            ("127.0.0.1", true),
            ("10.1.2.3", true),
            ("192.168.1.1", true),
            ("169.254.169.254", true),
            ("100.64.0.1", true),
            ("0.0.0.0", true),
            ("::1", true),
            ("fe80::1", true),
            ("fd00::1", true),
            ("::ffff:127.0.0.1", true),
            ("93.184.216.34", false),
            ("2606:2800:220:1::1", false),
        ] {
            assert_eq!(is_private(address.parse().unwrap()), is, "{address}");
        }
    }

    #[test]
    fn hosts_stand_without_their_port() {
        let host = |text: &str| WebAddress::parse(text).unwrap().host().to_owned();
        assert_eq!(host("http://harbor.example:80/"), "harbor.example");
        assert_eq!(host("http://[::1]:80/"), "[::1]");
    }
}
