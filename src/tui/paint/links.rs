use std::io::Write as _;

use crate::app::Link;

/// Begins a link (OSC 8), or ends one for 0 and for numbers without a link.
pub(super) fn change(number: u32, links: &[Link], out: &mut Vec<u8>) {
    let link = links.iter().find(|link| link.number() == number);
    // Writing to memory does not fail.
    let _ = match link {
        Some(link) => write!(out, "\x1b]8;id=np{number};{}\x1b\\", encoded(&link.address)),
        None => write!(out, "\x1b]8;;\x1b\\"),
    };
}

/// An address in nothing but visible ASCII.
fn encoded(address: &str) -> String {
    use std::fmt::Write as _;
    let mut encoded = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    #[test]
    fn nothing_but_visible_signs_reach_the_terminal() {
        assert_eq!(encoded("https://x/é\x1b]8"), "https://x/%C3%A9%1B]8");
    }

    #[test]
    fn a_link_begins_with_its_address_and_ends_without() {
        let link = Link {
            span: Text::new("a link".to_owned()).whole(),
            address: "https://x/".to_owned(),
        };
        let mut out = Vec::new();
        change(1, &[link], &mut out);
        change(0, &[], &mut out);
        assert_eq!(out, b"\x1b]8;id=np1;https://x/\x1b\\\x1b]8;;\x1b\\");
    }
}
