//! Names of hosts in other letters than those of ASCII.

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

/// The name that is looked up for a host; `None` where there can be no such host.
pub(super) fn ascii(host: &str) -> Option<String> {
    // A number in brackets is no name, and one in ASCII needs no other letters.
    if host.is_ascii() {
        return Some(host.to_ascii_lowercase());
    }
    let name = Uts46::new().to_ascii(
        host.as_bytes(),
        AsciiDenyList::URL,
        Hyphens::Allow,
        DnsLength::VerifyAllowRootDot,
    );
    name.ok().map(Into::into)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_in_other_letters_are_encoded() {
        for (host, name) in [
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
        ] {
            assert_eq!(ascii(host).as_deref(), Some(name));
        }
        assert_eq!(ascii("bü cher.example"), None);
        assert_eq!(ascii("bü/cher"), None);
        assert_eq!(ascii("ｅｘａｍｐｌｅ／ü"), None, "a slash of another width");
        assert_eq!(ascii(&"ü".repeat(80)), None);
    }

    proptest! {
        #[test]
        fn any_name_is_plain_or_none(host in "\\PC{0,70}") {
            if let Some(name) = ascii(&host) {
                prop_assert!(name.is_ascii(), "{name}");
            }
        }
    }
}
