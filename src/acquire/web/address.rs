//! Addresses of the web: their parts, and what they refer to from one page to the next.

use std::fmt::{self, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::host;

/// An address with all that can be fetched by: `http` or `https`, a host, a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Address {
    is_secure: bool,
    /// Host in lower case, with its port where it has one.
    authority: String,
    /// Path and query, opening with a slash.
    path: String,
}

/// Why nothing can be fetched by a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// It is none of the web: `file:`, `ftp:`, `javascript:`.
    Scheme,
    /// Its host is missing, is no name of a host, or comes with a password.
    Host,
}

impl Address {
    /// Parses a whole address; what stands behind `#` is left out.
    pub(super) fn parse(text: &str) -> Result<Self, Unfit> {
        let text = text.trim();
        let (scheme, rest) = text.split_once("://").ok_or(Unfit::Scheme)?;
        let is_secure = match scheme.to_ascii_lowercase().as_str() {
            "http" => false,
            "https" => true,
            _ => return Err(Unfit::Scheme),
        };
        let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at_checked(end).ok_or(Unfit::Host)?;
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._:[]".contains(c);
        let (host, port) = match authority.rfind(':') {
            Some(colon) => authority.split_at(colon),
            None => (authority, ""),
        };
        let authority = host::ascii(host).ok_or(Unfit::Host)? + port;
        if authority.is_empty() || !authority.chars().all(is_plain) {
            return Err(Unfit::Host);
        }
        let path = path.split('#').next().unwrap_or_default();
        let slash = if path.starts_with('/') { "" } else { "/" };
        Ok(Self {
            is_secure,
            authority,
            path: format!("{slash}{}", encoded(path)),
        })
    }

    /// The address a reference on this one's page stands for (RFC 3986).
    pub(super) fn join(&self, reference: &str) -> Result<Self, Unfit> {
        let reference = reference.trim();
        let scheme = if self.is_secure { "https" } else { "http" };
        if has_scheme(reference) {
            return Self::parse(reference);
        }
        if let Some(rest) = reference.strip_prefix("//") {
            return Self::parse(&format!("{scheme}://{rest}"));
        }
        let reference = reference.split('#').next().unwrap_or_default();
        let base = self.path.split('?').next().unwrap_or_default();
        let path = if reference.is_empty() {
            self.path.clone()
        } else if reference.starts_with('/') {
            without_dots(reference)
        } else if reference.starts_with('?') {
            format!("{base}{reference}")
        } else {
            let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
            without_dots(&format!("{folder}/{reference}"))
        };
        Self::parse(&format!("{scheme}://{}{path}", self.authority))
    }

    /// The host without its port.
    pub(super) fn host(&self) -> &str {
        if self.authority.starts_with('[') {
            let end = self
                .authority
                .find(']')
                .map_or(self.authority.len(), |at| at + 1);
            return self.authority.get(..end).unwrap_or_default();
        }
        self.authority.split(':').next().unwrap_or_default()
    }

    /// Whether both are of one scheme, host and port.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        self.is_secure == other.is_secure && self.authority == other.authority
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.is_secure { "https" } else { "http" };
        write!(out, "{scheme}://{}{}", self.authority, self.path)
    }
}

fn has_scheme(reference: &str) -> bool {
    let end = reference.find([':', '/', '?', '#']);
    let scheme = end.and_then(|end| reference.split_at_checked(end));
    scheme.is_some_and(|(scheme, rest)| {
        rest.starts_with(':') && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
    })
}

/// Blanks, controls and what is not ASCII as `%XX`.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn without_dots(path: &str) -> String {
    let (path, query) = match path.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (path, None),
    };
    let mut parts: Vec<&str> = Vec::new();
    let mut is_folder = false;
    for part in path.split('/').skip(1) {
        is_folder = matches!(part, "" | "." | "..");
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    let end = if is_folder && !parts.is_empty() {
        "/"
    } else {
        ""
    };
    let query = query.map_or(String::new(), |query| format!("?{query}"));
    format!("/{}{end}{query}", parts.join("/"))
}

/// Whether an address leads to this machine or a network that is not open to all.
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
        let shown = |text: &str| Address::parse(text).map(|address| address.to_string());
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
        assert_eq!(shown("ftp://harbor.example/"), Err(Unfit::Scheme));
        assert_eq!(shown("file:///etc/passwd"), Err(Unfit::Scheme));
        for text in [
            "http://",
            "https:///a",
            "http://ana:secret@harbor.example/",
            "http://hä rbor.example",
            "http://hä@rbor.example",
        ] {
            assert_eq!(shown(text), Err(Unfit::Host), "{text}");
        }
    }

    #[test]
    fn references_are_resolved() {
        let base = Address::parse("https://harbor.example/news/2025/a?p=1").unwrap();
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
        assert_eq!(base.join("file:///etc/passwd"), Err(Unfit::Scheme));
        assert_eq!(base.join("javascript:alert(1)"), Err(Unfit::Scheme));
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
        let host = |text: &str| Address::parse(text).unwrap().host().to_owned();
        assert_eq!(host("http://harbor.example:80/"), "harbor.example");
        assert_eq!(host("http://[::1]:80/"), "[::1]");
    }
}
