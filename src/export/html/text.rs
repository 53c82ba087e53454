//! The words of an article as HTML, with quotations, times and links marked in them.

use std::io::{self, Write};

use super::cast::SpeakerRanks;
use super::escape::Escaped;
use crate::analysis::{Analysis, EventId, Quote, QuoteId};
use crate::document::{Block, BlockKind, Document, MarkKind};
use crate::export::address;
use crate::text::Span;

/// The text of an article, cut at the ends of its findings.
pub(super) struct MarkedText<'a> {
    document: &'a Document,
    analysis: &'a Analysis,
    cast: &'a SpeakerRanks,
    // The prefix of every id of this article.
    prefix: &'a str,
    // Sorted and disjoint; together they cover the text.
    segments: Vec<MarkedSegment<'a>>,
}

// A part of the text with the same marks.
#[derive(Clone, Debug, Default)]
struct MarkedSegment<'a> {
    span: Span,
    style: InlineStyle<'a>,
    // The marks that begin with it.
    begins: Vec<Markable<'a>>,
}

#[derive(Clone, Copy, Debug, Default)]
struct InlineStyle<'a> {
    quote: Option<QuoteId>,
    time: Option<EventId>,
    link: Option<&'a str>,
    emphasis: u32,
    strong: u32,
    code: u32,
}

#[derive(Clone, Copy, Debug)]
enum Markable<'a> {
    Quote(QuoteId),
    Event(EventId),
    Time(EventId),
    Mark(&'a MarkKind),
}

impl<'a> MarkedText<'a> {
    /// Cuts the text of an article; linear in the number of findings except for sorting them.
    pub(super) fn new(
        document: &'a Document,
        analysis: &'a Analysis,
        cast: &'a SpeakerRanks,
        prefix: &'a str,
    ) -> Self {
        let mut edges: Vec<(u32, bool, Markable<'a>)> = Vec::new();
        for (span, what) in findings(document, analysis) {
            edges.push((span.start(), true, what));
            edges.push((span.end(), false, what));
        }
        // At the same byte, ends come before beginnings.
        edges.sort_by_key(|(byte, begins, _)| (*byte, *begins));
        Self {
            document,
            analysis,
            cast,
            prefix,
            segments: segments(document, &edges),
        }
    }

    /// Writes all blocks.
    pub(super) fn blocks(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut in_list = false;
        for block in &self.document.blocks {
            let item = block.kind == BlockKind::ListItem;
            if item != in_list {
                out.write_all(if item { b"<ul>\n" } else { b"</ul>\n" })?;
                in_list = item;
            }
            self.block(block, out)?;
        }
        if in_list {
            out.write_all(b"</ul>\n")?;
        }
        Ok(())
    }

    fn block(&self, block: &Block, out: &mut dyn Write) -> io::Result<()> {
        let level = block.level.clamp(1, 5);
        let (open, close) = match block.kind {
            BlockKind::Heading => (format!("<h{}>", level + 1), format!("</h{}>", level + 1)),
            BlockKind::Paragraph => ("<p>".to_owned(), "</p>".to_owned()),
            BlockKind::ListItem => (format!("<li class=\"l{level}\">"), "</li>".to_owned()),
            BlockKind::BlockQuote => (
                format!("<blockquote class=\"l{level}\"><p>"),
                "</p></blockquote>".to_owned(),
            ),
            BlockKind::Code => ("<pre><code>".to_owned(), "</code></pre>".to_owned()),
            BlockKind::Lines => ("<pre class=\"lines\">".to_owned(), "</pre>".to_owned()),
            BlockKind::Table => return self.table(block.span, out),
            BlockKind::Caption | BlockKind::Reference | BlockKind::Furniture => (
                format!("<p class=\"{}\">", block.kind.as_str()),
                "</p>".to_owned(),
            ),
        };
        out.write_all(open.as_bytes())?;
        self.words(block.span, out)?;
        writeln!(out, "{close}")
    }

    // A line is a row; tabs separate cells.
    fn table(&self, span: Span, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"<div class=\"table\"><table>\n")?;
        for row in self.parts(span, '\n') {
            out.write_all(b"<tr>")?;
            for cell in self.parts(row, '\t') {
                out.write_all(b"<td>")?;
                self.words(cell, out)?;
                out.write_all(b"</td>")?;
            }
            out.write_all(b"</tr>\n")?;
        }
        out.write_all(b"</table></div>\n")
    }

    fn parts(&self, span: Span, mark: char) -> Vec<Span> {
        let words = self.document.words(span);
        let mut at = 0;
        words
            .split(mark)
            .filter_map(|part| {
                let start = at;
                at += part.len() + mark.len_utf8();
                self.document.text.span_in(span, start..start + part.len())
            })
            .collect()
    }

    /// Writes the words of a span with their marks.
    fn words(&self, span: Span, out: &mut dyn Write) -> io::Result<()> {
        let from = self
            .segments
            .partition_point(|segment| segment.span.end() <= span.start());
        let inside = self
            .segments
            .iter()
            .skip(from)
            .take_while(|segment| segment.span.start() < span.end());
        for segment in inside {
            if let Some(common) = segment.span.common(span) {
                if common.start() == segment.span.start() {
                    self.anchors(segment, out)?;
                }
                self.segment(common, segment.style, out)?;
            }
        }
        Ok(())
    }

    // The targets of links in the lists beside the text, and the letters of speakers.
    fn anchors(&self, segment: &MarkedSegment<'_>, out: &mut dyn Write) -> io::Result<()> {
        let prefix = self.prefix;
        for what in &segment.begins {
            match what {
                Markable::Quote(id) => {
                    let quote = self.analysis.quotes.get(id.index());
                    let first =
                        quote.is_some_and(|quote| quote.span().start() == segment.span.start());
                    if !first {
                        continue;
                    }
                    write!(out, "<span id=\"{prefix}q{}\"></span>", id.number())?;
                    if let Some(speaker) = quote.and_then(Quote::speaker) {
                        write!(out, "{}", self.cast.letter(speaker))?;
                    }
                }
                Markable::Event(id) => {
                    write!(out, "<span id=\"{prefix}w{}\"></span>", id.number())?;
                }
                Markable::Time(_) | Markable::Mark(_) => {}
            }
        }
        Ok(())
    }

    fn segment(&self, span: Span, style: InlineStyle<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut close: Vec<&str> = Vec::new();
        if let Some(quote) = style
            .quote
            .and_then(|id| self.analysis.quotes.get(id.index()))
        {
            let names = self.analysis.speakers_of(quote);
            let color = quote
                .speaker()
                .map_or(COLORLESS, |id| self.cast.letter(id).color());
            let kind = quote.kind.as_str();
            let names = names.as_deref().unwrap_or("nobody named");
            write!(
                out,
                "<span class=\"q {kind} s{color}\" title=\"{}\">",
                Escaped(names)
            )?;
            close.push("</span>");
        }
        match (style.time, style.link.and_then(address::web)) {
            (Some(id), _) => {
                write!(
                    out,
                    "<a class=\"time\" href=\"#{}e{}\">",
                    self.prefix,
                    id.number()
                )?;
                close.push("</a>");
            }
            (None, Some(link)) => {
                write!(out, "<a rel=\"noreferrer\" href=\"{}\">", Escaped(link))?;
                close.push("</a>");
            }
            (None, None) => {}
        }
        for (count, open, end) in [
            (style.emphasis, "<em>", "</em>"),
            (style.strong, "<strong>", "</strong>"),
            (style.code, "<code>", "</code>"),
        ] {
            if count > 0 {
                out.write_all(open.as_bytes())?;
                close.push(end);
            }
        }
        write!(out, "{}", Escaped(self.document.words(span)))?;
        for end in close.iter().rev() {
            out.write_all(end.as_bytes())?;
        }
        Ok(())
    }
}

const COLORLESS: usize = 6;

// Everything that is marked, with its span.
fn findings<'a>(
    document: &'a Document,
    analysis: &'a Analysis,
) -> impl Iterator<Item = (Span, Markable<'a>)> {
    let quotes = analysis.quotes.iter().flat_map(|quote| {
        quote
            .parts
            .iter()
            .map(|part| (*part, Markable::Quote(quote.id)))
    });
    let events = analysis
        .events
        .iter()
        .map(|event| (event.span, Markable::Event(event.id)));
    let times = analysis.events.iter().filter(|event| !event.inherited);
    let times = times.filter_map(|event| {
        let time = analysis.timexes.get(event.time?.index())?;
        Some((time.span, Markable::Time(event.id)))
    });
    let marks = document.blocks.iter().flat_map(|block| &block.marks);
    let marks = marks.map(|mark| (mark.span, Markable::Mark(&mark.kind)));
    quotes.chain(events).chain(times).chain(marks)
}

// Cuts the text at every edge.
fn segments<'a>(
    document: &Document,
    edges: &[(u32, bool, Markable<'a>)],
) -> Vec<MarkedSegment<'a>> {
    let mut segments = Vec::new();
    let mut style = InlineStyle::default();
    let mut begins = Vec::new();
    let mut at = 0;
    let end = (document.text.len(), false, None);
    let all = edges
        .iter()
        .map(|(byte, begins, what)| (*byte, *begins, Some(*what)));
    for (byte, opens, what) in all.chain([end]) {
        if byte > at
            && let Some(span) = document.text.span(at as usize..byte as usize)
        {
            segments.push(MarkedSegment {
                span,
                style,
                begins: std::mem::take(&mut begins),
            });
            at = byte;
        }
        let Some(what) = what else { continue };
        style.turn(what, opens);
        if opens {
            begins.push(what);
        }
    }
    segments
}

impl<'a> InlineStyle<'a> {
    fn turn(&mut self, what: Markable<'a>, opens: bool) {
        let count = |count: &mut u32| {
            *count = if opens {
                *count + 1
            } else {
                count.saturating_sub(1)
            };
        };
        match what {
            Markable::Quote(id) => self.quote = opens.then_some(id),
            Markable::Time(id) => self.time = opens.then_some(id),
            Markable::Event(_) => {}
            Markable::Mark(MarkKind::Emphasis) => count(&mut self.emphasis),
            Markable::Mark(MarkKind::Strong) => count(&mut self.strong),
            Markable::Mark(MarkKind::Code) => count(&mut self.code),
            Markable::Mark(MarkKind::Link(address)) => self.link = opens.then_some(address),
        }
    }
}
