use std::collections::BTreeMap;
use std::io::Write as _;

use ratatui::layout::Position;

use crate::app::Link;

/// The addresses of the links of a frame, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    known: BTreeMap<u32, String>,
}

impl Addresses {
    /// Those of links; a link's number is one more than the byte it starts at, so that the rows it stands on know each other.
    pub(super) fn of(links: &[Link]) -> Self {
        let numbered = links.iter().map(|link| {
            let number = link.span.start().saturating_add(1);
            (number, encoded(&link.address))
        });
        Self {
            known: numbered.collect(),
        }
    }

    /// Cells with the bytes that their links start at, with numbers instead; those without an address left out.
    pub(super) fn number(&self, cells: Vec<(Position, u32)>) -> Vec<(Position, u32)> {
        let numbered = cells.into_iter();
        numbered
            .map(|(place, byte)| (place, byte.saturating_add(1)))
            .filter(|(_, number)| self.known.contains_key(number))
            .collect()
    }

    /// Begins a link (OSC 8), or ends one for 0.
    pub(super) fn write(&self, number: u32, out: &mut Vec<u8>) {
        // Writing to memory does not fail.
        let _ = match self.known.get(&number) {
            Some(address) => write!(out, "\x1b]8;id=np{number};{address}\x1b\\"),
            None => write!(out, "\x1b]8;;\x1b\\"),
        };
    }
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
    fn a_link_has_one_number_on_all_its_rows() {
        let link = Link {
            span: Text::new("a link".to_owned()).whole(),
            address: "https://x/".to_owned(),
        };
        let addresses = Addresses::of(&[link]);
        let cells = vec![
            (Position::new(4, 0), 0),
            (Position::new(0, 1), 0),
            (Position::new(0, 2), 7),
        ];
        let cells = addresses.number(cells);
        assert_eq!(
            cells.iter().map(|(_, number)| *number).collect::<Vec<_>>(),
            [1, 1]
        );
        let mut out = Vec::new();
        addresses.write(1, &mut out);
        addresses.write(0, &mut out);
        assert_eq!(out, b"\x1b]8;id=np1;https://x/\x1b\\\x1b]8;;\x1b\\");
    }
}
