use std::io::{self, Write};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::analysis::wording::{self, Wording};
use crate::analysis::{Analysis, Bounds, Event, Quote, QuoteKind, Speaker};
use crate::app::lead::{self, ReadingTime};
use crate::config::{Symbols, Typography};
use crate::document::Document;
use crate::export::json::quoted_words;
use crate::layout::wrap::lines;
use crate::layout::{Layout, Row, RowKind, Sign, Typesetting, Words};
use crate::text::width;

/// An article as lines of text, for pipes, files and screen readers.
#[derive(Debug)]
pub(super) struct Plain<'a> {
    pub(super) document: &'a Arc<Document>,
    /// Columns of a line at most.
    pub(super) cols: u16,
    /// How the words of the article are set, but for the columns.
    pub(super) typography: Typography,
    pub(super) symbols: Symbols,
    /// Whether the title and headings are bold.
    pub(super) bold: bool,
}

impl Plain<'_> {
    /// Writes title, byline and text.
    pub(super) fn article(&self, out: &mut impl Write) -> io::Result<()> {
        let lead = lead::of(self.document, ReadingTime::of(self.document));
        let mut layout = Layout::new(
            Arc::clone(self.document),
            &lead,
            Typesetting::new(self.typography, self.cols),
        );
        let mut place = layout.first();
        loop {
            if let Some(row) = layout.row(place) {
                self.row(row, out)?;
            }
            let next = layout.step(place, 1);
            if next == place {
                return Ok(());
            }
            place = next;
        }
    }

    fn row(&self, row: &Row, out: &mut impl Write) -> io::Result<()> {
        let mut line = String::new();
        for segment in &row.segments {
            let gap = usize::from(segment.col).saturating_sub(width::columns(&line));
            line.extend(std::iter::repeat_n(' ', gap));
            line.push_str(self.words(&segment.words));
        }
        let line = line.trim_end();
        let heads = matches!(row.kind, RowKind::Title | RowKind::Heading(_));
        if heads && self.bold && !line.is_empty() {
            return writeln!(out, "\u{1b}[1m{line}\u{1b}[0m");
        }
        writeln!(out, "{line}")
    }

    fn words<'b>(&'b self, words: &'b Words) -> &'b str {
        match (words, self.symbols) {
            (Words::Sign(Sign::Bullet), Symbols::Unicode) => "•",
            (Words::Sign(Sign::Bullet), Symbols::Ascii) => "*",
            (Words::Sign(Sign::Bar), Symbols::Unicode) => "│",
            (Words::Sign(Sign::Bar), Symbols::Ascii) => "|",
            (Words::Sign(Sign::Hyphen), _) => "-",
            _ => words.show(&self.document.text),
        }
    }

    /// Writes the speakers with their quotations, and the events in order of time.
    pub(super) fn findings(&self, analysis: &Analysis, out: &mut impl Write) -> io::Result<()> {
        self.heading("Speakers", analysis.speakers.len(), out)?;
        for speaker in &analysis.speakers {
            self.indented(&who(speaker), 0, out)?;
            let said = |quote: &&Quote| quote.speakers.contains(&speaker.id);
            self.quotes(analysis.quotes.iter().filter(said), out)?;
        }
        let unclaimed: Vec<&Quote> = analysis
            .quotes
            .iter()
            .filter(|quote| quote.speakers.is_empty())
            .collect();
        if !unclaimed.is_empty() {
            self.indented(
                &format!("without a named speaker {}", count(unclaimed.len())),
                0,
                out,
            )?;
            self.quotes(unclaimed.into_iter(), out)?;
        }
        self.heading("Timeline", analysis.events.len(), out)?;
        let mut events: Vec<&Event> = analysis.events.iter().collect();
        events.sort_by_key(|event| order(event.bounds));
        for event in events {
            let (when, tense) = (when(event.bounds), event.tense.as_str());
            self.indented(
                &format!("{when}, {tense}: {}", event.row(self.document)),
                0,
                out,
            )?;
        }
        Ok(())
    }

    fn quotes<'b>(
        &self,
        quotes: impl Iterator<Item = &'b Quote>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        for quote in quotes {
            let said = match quote.kind {
                QuoteKind::Direct | QuoteKind::Mixed => "quoted",
                QuoteKind::Indirect => "reported",
            };
            let words = quoted_words(self.document, &quote.parts);
            let doubt = if quote.why.is_doubtful() {
                ", doubtful"
            } else {
                ""
            };
            self.indented(&format!("{said}{doubt}: {words}"), 2, out)?;
        }
        Ok(())
    }

    /// Writes the heading of a list that has so many entries.
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

    /// Writes words at an indentation, the lines after the first two columns further in.
    fn indented(&self, words: &str, indent: usize, out: &mut impl Write) -> io::Result<()> {
        let cols = usize::from(self.cols).saturating_sub(indent + 2);
        for (nth, line) in lines(words, cols).enumerate() {
            let indent = if nth == 0 { indent } else { indent + 2 };
            writeln!(out, "{:indent$}{line}", "")?;
        }
        Ok(())
    }
}

fn who(speaker: &Speaker) -> String {
    let role = speaker.role.as_ref().map(|role| format!(", {role}"));
    let count = count(speaker.quotes.len());
    format!("{}{} {count}", speaker.name, role.unwrap_or_default())
}

fn count(quotes: usize) -> String {
    let noun = if quotes == 1 { "quote" } else { "quotes" };
    format!("({quotes} {noun})")
}

/// Undated events stand at the end; of two that begin on one day, the shorter first.
fn order(bounds: Option<Bounds>) -> (bool, Option<NaiveDate>, Option<NaiveDate>) {
    let earliest = bounds.and_then(|bounds| bounds.earliest);
    let latest = bounds.and_then(|bounds| bounds.latest);
    let first = earliest.or(latest).map(|moment| moment.date);
    (first.is_none(), first, latest.map(|moment| moment.date))
}

/// The days an event may have happened on, in words.
fn when(bounds: Option<Bounds>) -> String {
    const WORDING: Wording = Wording {
        dash: '–',
        until: "by",
        from: "from",
    };
    bounds
        .map(|bounds| wording::bounds(bounds, None, WORDING))
        .filter(|words| !words.is_empty())
        .unwrap_or_else(|| "undated".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Act, EventId, Evidence, QuoteId, SpeakerId, SpeakerKind, Tense};
    use crate::config::Config;
    use crate::document::{BlockKind, DocumentBuilder, Moment};
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
        let document = document();
        let plain = Plain {
            document: &document,
            cols,
            typography: Config::default().typography(),
            symbols,
            bold,
        };
        let mut out = Vec::new();
        plain.article(&mut out).unwrap();
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
        let plain = Plain {
            document: &document,
            cols: 80,
            typography: Config::default().typography(),
            symbols: Symbols::Unicode,
            bold: false,
        };
        let mut out = Vec::new();
        plain.findings(&analysis, &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "\nSpeakers (1)\n\nAna Ruiz, mayor (1 quote)\n  quoted: “We sail on,”\n\n\
             Timeline (3)\n\n3 Mar 2025, past: A stove\n5 Mar 2025, future: We sail on\n\
             undated, hypothetical: All aboard\n"
        );
    }
}
