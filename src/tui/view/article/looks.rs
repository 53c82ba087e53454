use ratatui::style::Style;

use crate::app::Link;
use crate::text::Span;

/// A style for some words, laid over what stood there.
pub(super) type Patch = (Span, Style);

/// How the words of a row look.
pub(super) struct Looks<'a> {
    pub(super) base: Style,
    /// What lies on top last.
    pub(super) patches: &'a [Patch],
    /// The words that do not stand back; `None` where all do not.
    pub(super) lit: Option<Vec<Span>>,
    /// The style of those that do.
    pub(super) back: Style,
    /// Those that stand there.
    pub(super) links: &'a [Link],
}

/// The look of some words.
pub(super) struct Look<'a> {
    pub(super) style: Style,
    pub(super) link: Option<&'a Link>,
    /// The first byte from which on the look may be another.
    pub(super) end: u32,
}

impl<'a> Looks<'a> {
    /// The look from a byte on.
    pub(super) fn at(&self, byte: u32) -> Look<'a> {
        let over = self.patches.iter().filter(|(span, _)| span.has(byte));
        let style = over.fold(self.base, |style, (_, patch)| style.patch(*patch));
        let is_lit = |lit: &Vec<Span>| lit.iter().any(|lit| lit.has(byte));
        Look {
            style: if self.lit.as_ref().is_none_or(is_lit) {
                style
            } else {
                style.patch(self.back)
            },
            link: self.links.iter().find(|link| link.span.has(byte)),
            end: self.end(byte),
        }
    }

    /// Where the first stretch begins or ends after a byte.
    fn end(&self, byte: u32) -> u32 {
        let patches = self.patches.iter().map(|(span, _)| *span);
        let links = self.links.iter().map(|link| link.span);
        let spans = patches
            .chain(links)
            .chain(self.lit.iter().flatten().copied());
        let ends = spans.flat_map(|span| [span.start(), span.end()]);
        ends.filter(|end| *end > byte).min().unwrap_or(u32::MAX)
    }
}
