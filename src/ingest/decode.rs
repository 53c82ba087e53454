//! Decoding: what the bytes are counts before what they declare.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

/// Leading bytes that are searched for a declaration, as in browsers.
const DECLARATION_BYTES: usize = 4096;

/// Decodes a text of any encoding; what cannot be decoded becomes U+FFFD.
///
/// In order: byte order mark, UTF-16 by its zero bytes, valid UTF-8, UTF-8 with some damage, the charset the server
/// `named` and then the one an HTML page declares, if they fit, a guess. Saved pages often declare nothing, or the wrong
/// charset, so validity comes first.
pub(super) fn decode<'a>(bytes: &'a [u8], named: Option<&str>) -> Cow<'a, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let body = bytes.get(mark..).unwrap_or_default();
        return encoding.decode_without_bom_handling(body).0;
    }
    if let Some(encoding) = wide_encoding(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    let declared = declared_encoding(bytes);
    if declared == Some(ISO_2022_JP) && bytes.contains(&0x1b) {
        return ISO_2022_JP.decode_without_bom_handling(bytes).0;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    if is_mostly_utf8(bytes) {
        return String::from_utf8_lossy(bytes);
    }
    let named = named.and_then(|label| Encoding::for_label(label.as_bytes()));
    let claims = [named, declared].into_iter().flatten();
    for encoding in claims.filter(|encoding| *encoding != UTF_8) {
        let (text, _, had_errors) = encoding.decode(bytes);
        if !had_errors {
            return text;
        }
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny).decode(bytes).0
}

/// UTF-16 without a byte order mark: every second byte of Latin text is zero.
pub(super) fn wide_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(DECLARATION_BYTES))?;
    let pairs = head.chunks_exact(2);
    let count = pairs.len();
    let (mut low, mut high) = (0, 0);
    for pair in pairs {
        match pair {
            [0, 0] => return None,
            [0, _] => high += 1,
            [_, 0] => low += 1,
            _ => {}
        }
    }
    let most = count * 7 / 10;
    match count {
        0..=2 => None,
        _ if low > most && high * 20 < count => Some(UTF_16LE),
        _ if high > most && low * 20 < count => Some(UTF_16BE),
        _ => None,
    }
}

/// Text in another encoding hardly ever has valid multi-byte sequences; damaged UTF-8 is full of them.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    valid * 5 >= bad * 2
}

/// The charset named by a `<meta>` tag or an XML declaration near the start.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(DECLARATION_BYTES))?;
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let (_, after) = head
        .split_once("charset")
        .or_else(|| head.split_once("<?xml")?.1.split_once("encoding"))?;
    let value = after
        .trim_start()
        .strip_prefix('=')?
        .trim_start_matches([' ', '"', '\'']);
    let label = value
        .split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':' | '.'))
        .next()?;
    // A page that names UTF-16 in its own ASCII text is not UTF-16 (WHATWG).
    Encoding::for_label(label.as_bytes()).map(|encoding| match encoding {
        _ if encoding == UTF_16LE || encoding == UTF_16BE => UTF_8,
        _ => encoding,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(bytes: &[u8]) -> Cow<'_, str> {
        super::decode(bytes, None)
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn marks_decide_first() {
        assert_eq!(decode(b"\xef\xbb\xbfcaf\xc3\xa9"), "café");
        assert_eq!(decode(b"\xff\xfea\x00b\x00"), "ab");
        assert_eq!(decode(b"\xfe\xff\x00a\x00b"), "ab");
    }

    #[test]
    fn wide_text_needs_no_mark() {
        let text = "The café closed.";
        assert_eq!(decode(&utf16(text, u16::to_le_bytes)), text);
        assert_eq!(decode(&utf16(text, u16::to_be_bytes)), text);
    }

    #[test]
    fn valid_utf8_beats_a_wrong_declaration() {
        let page = "<meta charset=\"iso-8859-1\"><p>“café”</p>";
        assert_eq!(decode(page.as_bytes()), page);
    }

    #[test]
    fn a_declared_charset_is_used_when_the_bytes_fit() {
        let page = b"<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>\xcf\xf0\xe8\xe2\xe5\xf2";
        assert!(decode(page).ends_with("Привет"));
    }

    #[test]
    fn the_server_is_asked_before_the_page_and_only_where_bytes_fit() {
        let page = b"<meta charset=iso-8859-5>\xcf\xf0\xe8\xe2\xe5\xf2";
        assert!(super::decode(page, Some("windows-1251")).ends_with("Привет"));
        assert!(super::decode("<p>café".as_bytes(), Some("windows-1251")).ends_with("café"));
        let sjis = b"\x93\xfa\x96{\x8c\xea\x82\xcc\x8bL\x8e\x96";
        assert_eq!(super::decode(sjis, Some("shift_jis")), "日本語の記事");
        assert_eq!(super::decode(b"\xce\xc4\xd5\xc2", Some("gb18030")), "文章");
        assert_eq!(super::decode(b"caf\xe9", Some("nonsense")), "café");
    }

    #[test]
    fn latin_text_is_recognised_without_a_declaration() {
        assert_eq!(
            decode(b"Le caf\xe9 \xe9tait ferm\xe9, a dit le g\xe9rant. \x93Voil\xe0\x94"),
            "Le café était fermé, a dit le gérant. “Voilà”"
        );
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        assert_eq!(
            decode(
                "“Broken” – naïve \u{1}"
                    .replace('\u{1}', "")
                    .as_bytes()
                    .iter()
                    .copied()
                    .chain(*b"\xff\xc3(")
                    .collect::<Vec<_>>()
                    .as_slice()
            ),
            "“Broken” – naïve \u{fffd}\u{fffd}("
        );
    }

    #[test]
    fn nothing_is_nothing() {
        assert_eq!(decode(b""), "");
    }
}
