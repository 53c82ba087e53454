use crate::text::{Span, Text};

/// Maps positions of a text as received to positions of the same text with its white space cleaned.
pub(super) struct Alignment {
    // For every byte of the original: where the first visible char at or behind it starts in the text,
    starts: Vec<u32>,
    // and where the last visible char before it ends.
    ends: Vec<u32>,
}

impl Alignment {
    /// Lines up the visible chars of the two; `None` when they are not the same.
    pub(super) fn of(original: &str, text: &Text) -> Option<Self> {
        let mut visible = text.as_str().char_indices().filter(|(_, c)| !is_blank(*c));
        let mut starts = vec![u32::MAX; original.len() + 1];
        let mut ends = vec![0; original.len() + 1];
        let mut end = 0;
        for (byte, c) in original.char_indices() {
            let behind = byte + c.len_utf8();
            ends.get_mut(byte..behind)?.fill(end);
            if !is_blank(c) {
                let (place, same) = visible.next()?;
                if same != c {
                    return None;
                }
                let place = u32::try_from(place).ok()?;
                starts.get_mut(byte..behind)?.fill(place);
                end = place + u32::try_from(c.len_utf8()).ok()?;
            }
        }
        *ends.last_mut()? = end;
        let mut next = end;
        for start in starts.iter_mut().rev() {
            if *start == u32::MAX {
                *start = next;
            }
            next = *start;
        }
        visible.next().is_none().then_some(Self { starts, ends })
    }

    /// The span of the visible chars between two bytes of the original; `None` when there are none.
    pub(super) fn span(&self, text: &Text, start: usize, end: usize) -> Option<Span> {
        let start = *self.starts.get(start)? as usize;
        let end = *self.ends.get(end)? as usize;
        (start < end).then(|| text.span(start..end)).flatten()
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_may_differ() {
        let text = Text::new("Né went.\n\nShe left.".to_owned());
        let original = " Né  went.\nShe left. ";
        let aligned = Alignment::of(original, &text).unwrap();
        let words = |start, end| aligned.span(&text, start, end).map(|span| text.slice(span));
        assert_eq!(words(1, 4), Some("Né"));
        assert_eq!(words(6, 10), Some("went"));
        assert_eq!(words(12, 15), Some("She"));
        assert_eq!(words(4, 6), None);
    }

    #[test]
    fn other_words_are_refused() {
        let text = Text::new("They went.".to_owned());
        assert!(Alignment::of("They want.", &text).is_none());
        assert!(Alignment::of("They went", &text).is_none());
    }
}
