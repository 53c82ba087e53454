//! Whether speakers and timeline have anything to show.

use crate::analysis::{Act, Analysis, Event, Quote};
use crate::document::{Block, BlockKind, Document};
use crate::text::Span;

/// Words per finding: manuals, lists of changes and programs have fewer findings, by accident.
const WORDS: usize = 200;

/// The minimum number of findings.
const LEAST: usize = 2;

/// The maximum share of signs in prose, in percent of the chars.
const MOST_SIGNS: usize = 6;

// Chars of programs and tables.
const SIGNS: &str = r"{}()[]=<>;_#/\|*&$+~^@";

/// Why the panes stay closed: there is hardly any reported speech, and few events have dates. `None` if they have something
/// to show.
///
/// `part` is the part of the document that was analysed; all of it for `None`.
pub(super) fn why(
    document: &Document,
    analysis: &Analysis,
    part: Option<Span>,
) -> Option<&'static str> {
    let said = analysis
        .quotes
        .iter()
        .filter(|quote| is_said(document, quote));
    let dated = analysis
        .events
        .iter()
        .filter(|event| is_dated(document, event));
    let (said, dated) = (said.count(), dated.count());
    let text = part.map_or(document.text.as_str(), |part| document.words(part));
    let words = text.split_whitespace().count();
    let found = said + dated;
    if found >= LEAST && found * WORDS >= words {
        return None;
    }
    // Doubtful findings count as few.
    let speaks = |quote: &Quote| quote.act == Act::Speech && !quote.speakers.is_empty();
    let said = said + usize::from(analysis.quotes.iter().any(speaks));
    let dated = dated + usize::from(analysis.events.iter().any(|event| event.bounds.is_some()));
    Some(match (said, dated) {
        (0, 0) => "no quotes, no dated events",
        (0, _) => "no quotes, few dated events",
        (_, 0) => "few quotes, no dated events",
        _ => "few quotes, few dated events",
    })
}

/// Whether it is certain reported speech in running text: items of a list like "parser: fix a fault" only look like it.
fn is_said(document: &Document, quote: &Quote) -> bool {
    let kinds = [
        BlockKind::Paragraph,
        BlockKind::BlockQuote,
        BlockKind::Caption,
    ];
    quote.act == Act::Speech
        && !quote.why.is_doubtful()
        && !quote.speakers.is_empty()
        && is_prose(document, quote.span(), |block| kinds.contains(&block.kind))
}

fn is_dated(document: &Document, event: &Event) -> bool {
    event.bounds.is_some()
        && !event.is_doubtful()
        && is_prose(document, event.span, |block| block.kind.is_prose())
}

/// Whether words are in a block that is wanted and is prose, not a program.
fn is_prose(document: &Document, words: Span, is_wanted: impl Fn(&Block) -> bool) -> bool {
    let block = document.block_at(words.start());
    block
        .and_then(|id| document.block(id))
        .filter(|block| is_wanted(block))
        .is_some_and(|block| {
            let text = document.words(block.span);
            let signs = text.chars().filter(|c| SIGNS.contains(*c)).count();
            signs * 100 <= MOST_SIGNS * text.chars().count()
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Models, analyze};
    use crate::document::DocumentBuilder;
    use crate::lang::Lang;

    fn told(blocks: &[(BlockKind, String)]) -> Option<&'static str> {
        let mut builder = DocumentBuilder::new();
        for (kind, words) in blocks {
            builder.block(*kind, 1, words);
        }
        let document = builder.finish();
        let found = analyze(&document, Lang::english(), Models::builtin(), None);
        why(&document, &found, None)
    }

    fn paragraphs(words: &[&str]) -> Option<&'static str> {
        let blocks = words.iter();
        let blocks = blocks.map(|words| (BlockKind::Paragraph, (*words).to_owned()));
        told(&blocks.collect::<Vec<_>>())
    }

    #[test]
    fn news_opens_the_panes() {
        let news = [
            "The harbor closed on 3 March 2017 after a storm.",
            "“We were first,” said Ana Ruiz. Paul Ortega said the ferry would not sail.",
        ];
        assert_eq!(paragraphs(&news), None);
    }

    #[test]
    fn a_manual_leaves_them_closed() {
        let manual = [
            "The tool reads a file and writes another. Give it the name of a folder to read all files in it.",
            "Options stand before names. A name that begins with a dash follows two dashes.",
        ];
        assert_eq!(paragraphs(&manual), Some("no quotes, no dated events"));
    }

    #[test]
    fn one_quotation_in_a_long_text_is_no_news() {
        let long = "The tool reads a file and writes another. ".repeat(80);
        let said = "“It is fast,” said Ana Ruiz. “It is small,” said Paul Ortega.";
        assert_eq!(
            paragraphs(&[said, &long]),
            Some("few quotes, no dated events")
        );
    }

    #[test]
    fn a_list_of_changes_has_no_speakers() {
        let items = ["parser", "reader", "writer", "printer"];
        let changes = items.map(|name| {
            let words = format!("{name}: it says what is wrong in the file it was given");
            (BlockKind::ListItem, words)
        });
        assert!(told(&changes).is_some());
    }

    #[test]
    fn a_program_has_no_speakers() {
        let program = "fn main() { let said = read(); // Ana Ruiz said: “It is fast.” Paul Ortega said: “It is.” } { [0]; (1); }";
        assert!(paragraphs(&[program, program]).is_some());
    }

    #[test]
    fn a_part_counts_for_itself() {
        let mut builder = DocumentBuilder::new();
        let said = "“We were first,” said Ana Ruiz. “We were second,” said Paul Ortega.";
        builder.block(BlockKind::Paragraph, 0, said);
        builder.block(BlockKind::Paragraph, 0, &"It rained all day. ".repeat(200));
        let document = builder.finish();
        let found = analyze(&document, Lang::english(), Models::builtin(), None);
        let part = document.blocks.first().map(|block| block.span);
        assert_eq!(why(&document, &found, part), None);
        assert!(why(&document, &found, None).is_some());
    }
}
