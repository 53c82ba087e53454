//! The lines above an article: title, byline, and the reading time.

use crate::analysis::wording;
use crate::document::{Access, Document};
use crate::layout::{LeadBlock, RowKind};

/// The reading time of a text.
#[derive(Clone, Copy, Debug)]
pub struct ReadingTime {
    whole: f64,
    bytes: f64,
}

impl ReadingTime {
    /// At 230 words or 500 ideographs a minute, estimated from the beginning of a long text.
    pub fn of(document: &Document) -> Self {
        const SAMPLE: u32 = 256 * 1024;
        let text = &document.text;
        let head = text.floor(SAMPLE.min(text.len()));
        let sample = text.as_str().get(..head as usize).unwrap_or_default();
        let mut words: u32 = 0;
        let mut ideographs: u32 = 0;
        let mut inside = false;
        for c in sample.chars() {
            let ideograph = ('\u{2E80}'..'\u{A4D0}').contains(&c);
            ideographs += u32::from(ideograph);
            let letter = !ideograph && c.is_alphanumeric();
            words += u32::from(letter && !inside);
            inside = letter || (inside && matches!(c, '\'' | '’' | '-'));
        }
        let bytes = f64::from(text.len().max(1));
        let minutes = f64::from(words) / 230.0 + f64::from(ideographs) / 500.0;
        Self {
            whole: minutes * bytes / f64::from(head.max(1)),
            bytes,
        }
    }

    /// Minutes from a byte on, rounded up.
    pub(super) fn from(self, byte: u32) -> u64 {
        let left = self.whole * (1.0 - f64::from(byte) / self.bytes);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few thousand minutes at most, never below zero"
        )]
        let minutes = left.max(0.0).ceil() as u64;
        minutes
    }
}

/// Title; what it is about; who wrote it, where, when, and how long it takes; and a note where not all of it could be read.
pub fn of(document: &Document, minutes: ReadingTime) -> Vec<LeadBlock> {
    let meta = &document.meta;
    let mut about = Vec::new();
    if !meta.byline.is_empty() {
        about.push(format!("By {}", one_line(&names(&meta.byline))));
    }
    about.extend(meta.publisher.as_deref().map(one_line));
    about.extend(meta.published.map(|moment| wording::full_day(moment.date)));
    if !document.text.is_empty() {
        about.push(format!("{} min", minutes.from(0).max(1)));
    }
    let note = match meta.access {
        Access::Full if meta.is_raw_markup => {
            Some("Shown as plain text: install pandoc to have its markup read.")
        }
        Access::Full => None,
        Access::Stub => Some("The page gave only the beginning of this article."),
        Access::Consent => Some("The page gave a request for consent instead of an article."),
    };
    let lead = |kind, parts| LeadBlock { kind, parts };
    vec![
        lead(
            RowKind::Title,
            meta.title.as_deref().map(one_line).into_iter().collect(),
        ),
        lead(
            RowKind::Byline,
            meta.summary.as_deref().map(one_line).into_iter().collect(),
        ),
        lead(RowKind::Byline, about),
        lead(
            RowKind::Byline,
            note.map(str::to_owned).into_iter().collect(),
        ),
    ]
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn names(byline: &[String]) -> String {
    match byline {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
