//! Puts text on the clipboard through the terminal, which works over any connection.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Longest text that is sent, in bytes; terminals refuse longer ones.
const LIMIT: usize = 100_000;

/// The control sequence (OSC 52) that makes a terminal take a text; `None` for one that is too long.
pub(super) fn sequence(text: &str) -> Option<String> {
    (text.len() <= LIMIT).then(|| format!("\x1b]52;c;{}\x1b\\", base64(text.as_bytes())))
}

fn base64(bytes: &[u8]) -> String {
    bytes.chunks(3).flat_map(group).collect()
}

/// The four characters of up to three bytes.
fn group(bytes: &[u8]) -> [char; 4] {
    let byte = |index: usize| u32::from(bytes.get(index).copied().unwrap_or(0));
    let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
    let digit = |place: u32| {
        let value = (bits >> (18 - 6 * place) & 63) as usize;
        let is_filling = place as usize > bytes.len();
        match DIGITS.get(value) {
            Some(digit) if !is_filling => char::from(*digit),
            _ => '=',
        }
    };
    [digit(0), digit(1), digit(2), digit(3)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_remainder_is_filled_up() {
        for (text, expected) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
            ("¿é?", "wr/DqT8="),
        ] {
            assert_eq!(base64(text.as_bytes()), expected);
        }
    }

    #[test]
    fn a_text_no_terminal_would_take_is_not_sent() {
        assert_eq!(sequence("foo").unwrap(), "\x1b]52;c;Zm9v\x1b\\");
        assert!(sequence(&"x".repeat(LIMIT + 1)).is_none());
    }
}
