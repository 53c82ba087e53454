use std::io::{self, Write};
use std::sync::Arc;

use crate::analysis::QuoteKind;
use crate::app::lead::{self, ReadingTime};
use crate::config::{Symbols, Typography};
use crate::document::Document;
use crate::export::OutlineLine;
use crate::layout::wrap::lines;
use crate::layout::{Layout, LayoutRow, RowKind, RowWords, Sign, Typesetting};
use crate::text::{Text, width};

/// An article as lines of text, for pipes, files and screen readers.
#[derive(Debug)]
pub(super) struct PlainText {
    /// Maximum columns of a line.
    pub(super) cols: u16,
    /// The typography of the article.
    pub(super) typography: Typography,
    pub(super) symbols: Symbols,
    /// Whether the title and headings are bold.
    pub(super) bold: bool,
}

impl PlainText {
    /// Writes title, byline and text.
    pub(super) fn article(&self, document: &Arc<Document>, out: &mut impl Write) -> io::Result<()> {
        let lead = lead::of(document, ReadingTime::of(document));
        let mut layout = Layout::new(
            Arc::clone(document),
            &lead,
            Typesetting::new(self.typography, self.cols),
        );
        let mut place = layout.first();
        loop {
            if let Some(row) = layout.row(place) {
                self.row(row, &document.text, out)?;
            }
            let next = layout.step(place, 1);
            if next == place {
                return Ok(());
            }
            place = next;
        }
    }

    fn row(&self, row: &LayoutRow, text: &Text, out: &mut impl Write) -> io::Result<()> {
        let mut line = String::new();
        for segment in &row.segments {
            let gap = usize::from(segment.col).saturating_sub(width::columns(&line));
            line.extend(std::iter::repeat_n(' ', gap));
            line.push_str(self.words(&segment.words, text));
        }
        let line = line.trim_end();
        let heads = matches!(row.kind, RowKind::Title | RowKind::Heading(_));
        if heads && self.bold && !line.is_empty() {
            return writeln!(out, "\u{1b}[1m{line}\u{1b}[0m");
        }
        writeln!(out, "{line}")
    }

    fn words<'b>(&self, words: &'b RowWords, text: &'b Text) -> &'b str {
        match (words, self.symbols) {
            (RowWords::Sign(Sign::Bullet), Symbols::Unicode) => "•",
            (RowWords::Sign(Sign::Bullet), Symbols::Ascii) => "*",
            (RowWords::Sign(Sign::Bar), Symbols::Unicode) => "│",
            (RowWords::Sign(Sign::Bar), Symbols::Ascii) => "|",
            (RowWords::Sign(Sign::Hyphen), _) => "-",
            _ => words.show(text),
        }
    }

    /// Writes the speakers with their quotations, and the events in order of time.
    pub(super) fn findings(&self, outline: &[OutlineLine], out: &mut impl Write) -> io::Result<()> {
        for line in outline {
            match line {
                OutlineLine::Section(name, entries) => self.heading(name, *entries, out)?,
                OutlineLine::Speaker(name, quotes) => {
                    let noun = if *quotes == 1 { "quote" } else { "quotes" };
                    self.indented(&format!("{name} ({quotes} {noun})"), 0, out)?;
                }
                OutlineLine::Quote {
                    words,
                    kind,
                    is_doubtful,
                } => {
                    let said = match kind {
                        QuoteKind::Direct | QuoteKind::Mixed => "quoted",
                        QuoteKind::Indirect => "reported",
                    };
                    let doubt = if *is_doubtful { ", doubtful" } else { "" };
                    self.indented(&format!("{said}{doubt}: {words}"), 2, out)?;
                }
                OutlineLine::Event { when, label, tense } => {
                    self.indented(&format!("{when}, {}: {label}", tense.as_str()), 0, out)?;
                }
            }
        }
        Ok(())
    }

    /// Writes the heading of a list and its number of entries.
    fn heading(&self, name: &str, entries: usize, out: &mut impl Write) -> io::Result<()> {
        let words = if entries == 0 {
            format!("{name}: none found")
        } else {
            format!("{name} ({entries})")
        };
        if self.bold {
            return writeln!(out, "\n\u{1b}[1m{words}\u{1b}[0m\n");
        }
        writeln!(out, "\n{words}\n")
    }

    /// Writes words with an indentation, two columns more after the first line.
    fn indented(&self, words: &str, indent: usize, out: &mut impl Write) -> io::Result<()> {
        let cols = usize::from(self.cols).saturating_sub(indent + 2);
        for (index, line) in lines(words, cols).enumerate() {
            let indent = if index == 0 { indent } else { indent + 2 };
            writeln!(out, "{:indent$}{line}", "")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Act, EventId, Evidence, QuoteId, SpeakerId, SpeakerKind, Tense};
    use crate::analysis::{Analysis, Bounds, Event, Quote, Speaker};
    use crate::config::Config;
    use crate::document::{BlockKind, DocumentBuilder, Moment};
    use crate::export::outline;
    use crate::text::Span;

    fn document() -> Arc<Document> {
        let mut builder = DocumentBuilder::new();
        builder.meta().title = Some("The boat sails".to_owned());
        builder.meta().byline = vec!["Nora Feld".to_owned(), "Lu Ode".to_owned()];
        builder.meta().publisher = Some("The Skarne Journal".to_owned());
        builder.meta().published = Moment::parse("2025-03-04T09:30");
        builder.block(BlockKind::Paragraph, 0, "“We sail on,” said Ana Ruiz.");
        builder.block(BlockKind::ListItem, 1, "a stove");
        builder.block(BlockKind::BlockQuote, 1, "All aboard.");
        Arc::new(builder.finish())
    }

    fn printed(cols: u16, symbols: Symbols, bold: bool) -> String {
        let plain = PlainText {
            cols,
            typography: Config::default().typography(),
            symbols,
            bold,
        };
        let mut out = Vec::new();
        plain.article(&document(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_article_is_printed_under_its_title_and_byline() {
        let text = printed(80, Symbols::Unicode, false);
        assert!(
            text.starts_with(
                "The boat sails\nBy Nora Feld and Lu Ode · The Skarne Journal · Tue 4 Mar 2025 · 1 min\n\n“We sail on,”"
            ),
            "{text}"
        );
        assert!(!text.contains('\u{1b}'));
    }

    #[test]
    fn no_line_is_wider_than_asked_for() {
        let text = printed(20, Symbols::Unicode, false);
        assert!(
            text.lines().all(|line| width::columns(line) <= 20),
            "{text}"
        );
        assert!(text.contains("“We sail on,” said\nAna Ruiz."), "{text}");
    }

    #[test]
    fn signs_follow_the_symbols() {
        assert!(printed(80, Symbols::Unicode, false).contains("• a stove"));
        let ascii = printed(80, Symbols::Ascii, false);
        assert!(
            ascii.contains("* a stove") && ascii.contains("| All aboard."),
            "{ascii}"
        );
    }

    #[test]
    fn the_title_is_bold_where_the_output_can_show_it() {
        assert!(
            printed(80, Symbols::Unicode, true).starts_with("\u{1b}[1mThe boat sails\u{1b}[0m\n")
        );
    }

    fn event(words: &str, day: Option<Moment>, tense: Tense) -> Event {
        let text = &document().text;
        let start = text.as_str().find(words).unwrap();
        Event {
            id: EventId::of(0),
            span: Span::default(),
            label: text.span(start..start + words.len()).unwrap(),
            is_cut: false,
            participants: Vec::new(),
            time: None,
            bounds: day.map(|day| Bounds {
                earliest: Some(day),
                latest: Some(day),
            }),
            tense,
            speakers: Vec::new(),
            order: None,
            inherited: false,
            length: None,
            why: Evidence::certain("a-rule"),
        }
    }

    #[test]
    fn findings_are_labelled_lists_in_order_of_time() {
        let document = document();
        let why = Evidence::certain("a-rule");
        let part = document.text.span(0.."“We sail on,”".len()).unwrap();
        let analysis = Analysis {
            quotes: vec![Quote {
                id: QuoteId::of(0),
                parts: vec![part],
                kind: QuoteKind::Direct,
                act: Act::Speech,
                speakers: vec![SpeakerId::of(0)],
                resolution: None,
                time: None,
                source: None,
                cue: None,
                why,
            }],
            speakers: vec![Speaker {
                id: SpeakerId::of(0),
                name: "Ana Ruiz".to_owned(),
                role: Some("mayor".to_owned()),
                kind: SpeakerKind::Person,
                aliases: Vec::new(),
                mentions: Vec::new(),
                quotes: vec![QuoteId::of(0)],
                why,
            }],
            events: vec![
                event("All aboard", None, Tense::Hypothetical),
                event("We sail on", Moment::parse("2025-03-05"), Tense::Future),
                event("a stove", Moment::parse("2025-03-03"), Tense::Past),
            ],
            ..Analysis::default()
        };
        let plain = PlainText {
            cols: 80,
            typography: Config::default().typography(),
            symbols: Symbols::Unicode,
            bold: false,
        };
        let mut out = Vec::new();
        plain
            .findings(
                &outline(&document, &analysis, document.meta.published),
                &mut out,
            )
            .unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "\nSpeakers (1)\n\nAna Ruiz, mayor (1 quote)\n  quoted: “We sail on,”\n\n\
             Timeline (3)\n\n3 Mar 2025, past: A stove\n5 Mar 2025, future: We sail on\n\
             undated, hypothetical: All aboard\n"
        );
    }
}
