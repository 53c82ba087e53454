use super::Span;

/// Converts byte offsets of one text to Unicode code points; the only place where the two units meet.
///
/// A text that is all ASCII needs no table; any other keeps one entry for every 64 bytes.
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    // checkpoints[i] = code points that start before byte i * STEP; empty for an ASCII text.
    checkpoints: Vec<u32>,
}

const STEP: usize = 64;

impl<'a> CodePoints<'a> {
    /// Prepares the conversion for a text; linear in its length, once.
    pub fn new(text: &'a str) -> Self {
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            let mut points = 0u32;
            checkpoints.reserve(text.len() / STEP + 1);
            for (byte, value) in text.bytes().enumerate() {
                if byte % STEP == 0 {
                    checkpoints.push(points);
                }
                points += u32::from(is_lead(value));
            }
        }
        Self { text, checkpoints }
    }

    /// The number of code points that start before `byte`; that of the whole text if `byte` is beyond its end.
    pub fn point(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        if self.checkpoints.is_empty() {
            return u32::try_from(byte).unwrap_or(u32::MAX);
        }
        let row = (byte / STEP).min(self.checkpoints.len() - 1);
        let known = self.checkpoints.get(row).copied().unwrap_or(0);
        let rest = self
            .text
            .as_bytes()
            .get(row * STEP..byte)
            .unwrap_or_default();
        let more = rest.iter().filter(|value| is_lead(**value)).count();
        known + u32::try_from(more).unwrap_or(0)
    }

    /// A span as half-open code points.
    pub fn range(&self, span: Span) -> (u32, u32) {
        (self.point(span.start()), self.point(span.end()))
    }
}

const fn is_lead(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_points_are_bytes() {
        let points = CodePoints::new("abc");
        assert_eq!(
            (points.point(0), points.point(2), points.point(9)),
            (0, 2, 3)
        );
    }

    #[test]
    fn points_agree_with_a_plain_count_at_every_char() {
        let text = "“Ünï” 日本語 🙂 ".repeat(40);
        let points = CodePoints::new(&text);
        for (index, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.point(u32::try_from(byte).unwrap()) as usize, index);
        }
        assert_eq!(points.point(u32::MAX) as usize, text.chars().count());
    }
}
