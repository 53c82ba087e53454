//! Markdown: front matter and CommonMark with tables.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::draft::{BlockWriter, Draft, MarkStart};
use super::html::{self, link};
use super::{front, header};
use crate::document::{BlockKind, MarkKind, Meta};

/// Reads a cleaned Markdown text.
pub(super) fn read(text: &str) -> (Meta, Vec<Draft>) {
    let mut meta = Meta::default();
    let body = match front::split(text.trim_start()) {
        Some((fence, matter, body)) => {
            front::apply_to(fence, matter, &mut meta);
            body
        }
        None => text,
    };
    let mut drafts = blocks(body);
    header::take_title(&mut drafts, &mut meta);
    header::take_lines(&mut drafts, &mut meta);
    (meta, drafts)
}

fn blocks(body: &str) -> Vec<Draft> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut walker = MarkdownWalker::default();
    for event in Parser::new_ext(body, options) {
        walker.event(event);
    }
    walker.writer.finish()
}

#[derive(Debug, Default)]
struct MarkdownWalker {
    writer: BlockWriter,
    marks: Vec<(MarkStart, Option<MarkKind>)>,
    /// Depth inside pictures: their descriptions are not text.
    pictures: usize,
    html: String,
    cells: usize,
}

impl MarkdownWalker {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.text(&words),
            Event::Code(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                self.begin_mark(Some(MarkKind::Code));
                self.text(&words);
                self.end_mark();
            }
            Event::FootnoteReference(label) => self.text(&format!("[{label}]")),
            Event::SoftBreak | Event::HardBreak => self.text("\n"),
            Event::Html(source) => self.html.push_str(&source),
            Event::InlineHtml(tag) => {
                if tag.to_ascii_lowercase().starts_with("<br") {
                    self.text("\n");
                }
            }
            Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, words: &str) {
        if self.pictures > 0 {
            return;
        }
        self.writer.text(words);
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph if self.writer.is_open() => {}
            Tag::Paragraph => self.writer.open_prose(),
            Tag::Heading { level, .. } => {
                self.writer.open(BlockKind::Heading, heading_level(level));
            }
            Tag::BlockQuote(_) => self.writer.enter_quote(),
            Tag::CodeBlock(_) => self.writer.open(BlockKind::Code, 0),
            Tag::List(_) => self.writer.enter_list(),
            Tag::Item => self.writer.enter_item(),
            Tag::FootnoteDefinition(label) => {
                self.writer.open(BlockKind::Paragraph, 0);
                self.writer.text(&format!("[{label}] "));
            }
            Tag::Table(_) => self.writer.open(BlockKind::Table, 0),
            Tag::TableHead | Tag::TableRow => self.cells = 0,
            Tag::TableCell => {
                if self.cells > 0 {
                    self.writer.text("\t");
                }
                self.cells += 1;
            }
            Tag::Emphasis => self.begin_mark(Some(MarkKind::Emphasis)),
            Tag::Strong => self.begin_mark(Some(MarkKind::Strong)),
            Tag::Link { dest_url, .. } => self.begin_mark(link(&dest_url)),
            Tag::Image { .. } => self.pictures += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::Table
            | TagEnd::FootnoteDefinition => {
                self.writer.close();
            }
            TagEnd::BlockQuote(_) => self.writer.leave_quote(),
            TagEnd::List(_) => self.writer.leave_list(),
            TagEnd::Item => self.writer.leave_item(),
            TagEnd::TableHead | TagEnd::TableRow => self.writer.text("\n"),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => self.end_mark(),
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::HtmlBlock => {
                let source = std::mem::take(&mut self.html);
                self.writer.append(html::fragment(&source));
            }
            _ => {}
        }
    }

    fn begin_mark(&mut self, kind: Option<MarkKind>) {
        let start = self.writer.start_mark();
        self.marks.push((start, kind));
    }

    fn end_mark(&mut self) {
        if let Some((start, kind)) = self.marks.pop() {
            self.writer.end_mark(start, kind);
        }
    }
}

const fn heading_level(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<String> {
        blocks(text)
            .iter()
            .map(|draft| format!("{}{} {}", draft.kind.as_str(), draft.level, draft.words))
            .collect()
    }

    #[test]
    fn blocks_have_kinds_and_levels() {
        let text = "## Why\n\nOne\ntwo.\n\n- a\n  - b\n\n    more of b\n\n> said\n> > before\n\n```\nx = 1\n y\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
        assert_eq!(
            seen(text),
            [
                "heading2 Why",
                "paragraph0 One\ntwo.",
                "list_item1 a",
                "list_item2 b",
                "paragraph0 more of b",
                "block_quote1 said",
                "block_quote2 before",
                "code0 x = 1\n y\n",
                "table0 a\tb\n1\t2\n",
            ]
        );
    }

    #[test]
    fn marks_stand_on_their_words_and_unsafe_links_go() {
        let drafts = blocks(
            "A *small **town*** by [the sea](https://x.example/) and [a trap](javascript:alert).",
        );
        let draft = &drafts[0];
        let marks: Vec<_> = draft
            .marks
            .iter()
            .map(|(range, kind)| (draft.words.get(range.clone()).unwrap(), kind.clone()))
            .collect();
        assert_eq!(
            marks,
            [
                ("town", MarkKind::Strong),
                ("small town", MarkKind::Emphasis),
                ("the sea", MarkKind::Link("https://x.example/".into())),
            ]
        );
    }

    #[test]
    fn references_are_decoded_before_cleaning() {
        assert_eq!(
            seen("a&#27;]0;title&#7;b &#x202e;c &amp; d"),
            ["paragraph0 ab c & d"]
        );
    }

    #[test]
    fn pictures_and_scripts_leave_no_words() {
        assert_eq!(
            seen(
                "![a harbour](x.png)\n\nText.\n\n<script>alert(1)</script>\n\n<p>Kept <b>words</b>.</p>\n"
            ),
            ["paragraph0 Text.", "paragraph0 Kept words."]
        );
    }

    #[test]
    fn footnotes_are_text() {
        assert_eq!(
            seen("Known.[^1]\n\n[^1]: From the minutes.\n"),
            ["paragraph0 Known.[1]", "paragraph0 [1] From the minutes."]
        );
    }

    #[test]
    fn the_first_heading_and_the_lines_under_it_are_header() {
        let (meta, drafts) =
            read("# Council closes bridge\n\n*By Jane Roe*\n\nMarch 3, 2025\n\nThe council met.\n");
        assert_eq!(meta.title.as_deref(), Some("Council closes bridge"));
        assert_eq!(meta.byline, ["Jane Roe"]);
        assert_eq!(meta.published.unwrap().to_string(), "2025-03-03");
        assert_eq!(drafts.len(), 1);
    }

    #[test]
    fn thousands_of_open_marks_are_no_trouble() {
        for piece in ["*a **b ", "[", "> ", "`", "_*", "<b>", "![x]("] {
            let drafts = blocks(&piece.repeat(20_000));
            assert!(drafts.len() < 20_001);
        }
    }
}
