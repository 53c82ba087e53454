//! From elements to blocks: what a page's tags mean for the article's structure.

use std::borrow::Cow;

use dom_query::{NodeData, NodeRef};

use super::dom::{is_hidden, name, text_of, text_up_to};
use super::table::{self, Part};
use crate::document::{BlockKind, MarkKind};
use crate::ingest::clean::clean_line;
use crate::ingest::draft::{BlockWriter, Draft, MarkStart};

/// The blocks under a node, in order.
///
/// Walks with a stack of its own, so that no depth of nesting overflows the thread's.
pub(super) fn blocks(root: NodeRef<'_>) -> Vec<Draft> {
    let mut walker = Walker::default();
    let mut steps = vec![WalkStep::Enter(root)];
    while let Some(step) = steps.pop() {
        match step {
            WalkStep::Enter(node) => walker.enter(node, &mut steps),
            WalkStep::Whole(kind, words) => walker.whole(kind, &words),
            WalkStep::Leave(end) => walker.leave(end),
        }
    }
    walker.writer.finish()
}

/// Words under a picture have fewer chars than this.
const MAX_CAPTION: usize = 600;

enum WalkStep<'a> {
    Enter(NodeRef<'a>),
    /// A block that is read already: rows of a table, down to a cell that is walked by itself, or what stands over them.
    Whole(BlockKind, String),
    Leave(End),
}

impl<'a> WalkStep<'a> {
    fn of(part: Part<'a>) -> Self {
        match part {
            Part::Title(words) => Self::Whole(BlockKind::Caption, words),
            Part::Rows(rows) => Self::Whole(BlockKind::Table, rows),
            Part::Cell(cell) => Self::Enter(cell),
        }
    }
}

/// What ends with an element.
enum End {
    Block,
    Quote,
    List,
    Item,
    Mark(MarkStart, Option<MarkKind>),
    Link(MarkStart, Option<MarkKind>),
    Words(&'static str),
}

#[derive(Default)]
struct Walker {
    writer: BlockWriter,
    /// Line breaks since the last word.
    breaks: usize,
}

impl Walker {
    fn enter<'a>(&mut self, node: NodeRef<'a>, steps: &mut Vec<WalkStep<'a>>) {
        let is_text = node.query_or(false, |inner| {
            if let NodeData::Text { contents } = &inner.data {
                self.text(contents);
                return true;
            }
            false
        });
        if is_text {
            return;
        }
        let element = name(&node);
        if !is_skipped(&element) && !is_hidden(&node) {
            self.element(&element, node, steps);
        }
    }

    fn text(&mut self, words: &str) {
        if !words.trim().is_empty() {
            self.breaks = 0;
        }
        // Icons are drawn as characters for private use.
        let words = if words.contains(is_icon) {
            Cow::Owned(words.replace(is_icon, ""))
        } else {
            Cow::Borrowed(words)
        };
        // Where a line of the source ends says nothing; only a break ends a line of the page.
        for (index, line) in words.split(['\n', '\r']).enumerate() {
            if index > 0 {
                self.writer.text(" ");
            }
            self.writer.text(line);
        }
    }

    fn element<'a>(&mut self, element: &str, node: NodeRef<'a>, steps: &mut Vec<WalkStep<'a>>) {
        match element {
            "br" => self.line_break(),
            "hr" => self.writer.close(),
            "pre" | "listing" | "xmp" => self.whole(BlockKind::Code, &text_of(&node)),
            "table" if table::is_data(&node) => {
                for caption in node
                    .children_it(false)
                    .filter(|child| child.has_name("caption"))
                {
                    self.whole(BlockKind::Caption, &text_of(&caption));
                }
                self.writer.close();
                steps.extend(table::parts(&node).into_iter().rev().map(WalkStep::of));
            }
            "tr" if table::is_title(&node) => self.whole(BlockKind::Caption, &text_of(&node)),
            "figcaption" | "caption" => self.whole(BlockKind::Caption, &text_of(&node)),
            "figure" if is_picture(&node, MAX_CAPTION) => {
                self.whole(BlockKind::Caption, &text_of(&node));
            }
            _ if is_caption(&node) || is_picture_box(&node) => {
                self.whole(BlockKind::Caption, &text_of(&node));
            }
            _ => {
                let end = self.begin(element, &node);
                steps.extend(end.map(WalkStep::Leave));
                steps.extend(node.children_it(true).map(WalkStep::Enter));
            }
        }
    }

    /// Does what an element's start tag asks for; says what its end tag will.
    fn begin(&mut self, element: &str, node: &NodeRef<'_>) -> Option<End> {
        match element {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = element
                    .bytes()
                    .last()
                    .map_or(2, |digit| digit.wrapping_sub(b'0'));
                self.writer.open(BlockKind::Heading, level);
                Some(End::Block)
            }
            "blockquote" => {
                self.writer.enter_quote();
                Some(End::Quote)
            }
            "ul" | "ol" | "menu" | "dir" | "dl" => {
                self.writer.enter_list();
                Some(End::List)
            }
            "li" | "dt" | "dd" => {
                self.writer.enter_item();
                Some(End::Item)
            }
            "q" => {
                self.text("“");
                Some(End::Words("”"))
            }
            "em" | "i" | "cite" | "dfn" | "var" => Some(self.mark(Some(MarkKind::Emphasis))),
            "strong" | "b" => Some(self.mark(Some(MarkKind::Strong))),
            "code" | "kbd" | "samp" | "tt" => Some(self.mark(Some(MarkKind::Code))),
            "a" => Some(End::Link(
                self.writer.start_mark(),
                node.attr("href").and_then(|target| link(&target)),
            )),
            _ if is_block(element) => {
                self.writer.close();
                self.breaks = 0;
                Some(End::Block)
            }
            _ => None,
        }
    }

    fn leave(&mut self, end: End) {
        match end {
            End::Block => self.writer.close(),
            End::Quote => self.writer.leave_quote(),
            End::List => self.writer.leave_list(),
            End::Item => self.writer.leave_item(),
            End::Mark(start, kind) => self.writer.end_mark(start, kind),
            End::Link(start, kind) => self.writer.end_link(start, kind),
            End::Words(words) => self.text(words),
        }
    }

    fn mark(&mut self, kind: Option<MarkKind>) -> End {
        End::Mark(self.writer.start_mark(), kind)
    }

    /// One break is a line end, two are the end of a paragraph.
    fn line_break(&mut self) {
        self.breaks += 1;
        if self.breaks == 2 {
            self.writer.close();
        } else {
            self.writer.end_head();
            self.writer.text("\n");
        }
    }

    fn whole(&mut self, kind: BlockKind, words: &str) {
        self.writer.open(kind, 0);
        self.writer.text(words);
        self.writer.close();
    }
}

const fn is_icon(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}')
}

/// A link that leads somewhere: an address of the web or a mailbox.
pub(in crate::ingest) fn link(target: &str) -> Option<MarkKind> {
    let address = clean_line(target);
    let lower = address.to_ascii_lowercase();
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
        .then_some(MarkKind::Link(address))
}

/// Elements whose content is no text of the page.
fn is_skipped(element: &str) -> bool {
    matches!(
        element,
        "script"
            | "style"
            | "template"
            | "noscript"
            | "head"
            | "title"
            | "svg"
            | "canvas"
            | "iframe"
            | "object"
            | "embed"
            | "video"
            | "audio"
            | "select"
            | "textarea"
            | "input"
            | "button"
            | "datalist"
            | "map"
            | "dialog"
            | "link"
            | "meta"
            | "img"
            | "picture"
            | "rp"
            | "rt"
            | "frame"
            | "frameset"
            | "noframes"
            | "applet"
    )
}

/// Elements that stand on lines of their own.
pub(super) fn is_block(element: &str) -> bool {
    matches!(
        element,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "aside"
            | "nav"
            | "figure"
            | "address"
            | "center"
            | "details"
            | "summary"
            | "fieldset"
            | "legend"
            | "form"
            | "table"
            | "tbody"
            | "thead"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "body"
            | "html"
            | "hgroup"
            | "search"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "blockquote"
            | "pre"
            | "figcaption"
            | "hr"
    )
}

/// Whether an element has fewer chars of text than this.
fn is_brief(node: &NodeRef<'_>, chars: usize) -> bool {
    text_up_to(node, chars * 4).is_some_and(|text| text.chars().count() < chars)
}

/// A figure that holds a picture and a few words, not a table, a quotation or code.
fn is_picture(figure: &NodeRef<'_>, chars: usize) -> bool {
    if !is_brief(figure, chars) {
        return false;
    }
    let mut is_picture = false;
    for inner in figure.descendants_it() {
        match &*name(&inner) {
            "img" | "picture" | "svg" => is_picture = true,
            "table" | "blockquote" | "pre" | "ul" | "ol" => return false,
            _ => {}
        }
    }
    is_picture
}

/// A box around a picture and its words that only a class tells from other boxes.
fn is_picture_box(node: &NodeRef<'_>) -> bool {
    const NAMES: &[&str] = &["image", "img", "photo", "foto", "bild", "picture"];
    let is_named = || {
        node.class().is_some_and(|class| {
            class
                .split(|c: char| !c.is_ascii_alphanumeric())
                .any(|word| {
                    NAMES.iter().any(|known| word.eq_ignore_ascii_case(known))
                        || word.to_ascii_lowercase().ends_with("bild")
                })
        })
    };
    is_named() && is_picture(node, MAX_CAPTION / 2)
}

/// Words under a picture that only a class tells from a paragraph.
pub(super) fn is_caption(node: &NodeRef<'_>) -> bool {
    let Some(class) = node.class() else {
        return false;
    };
    let is_named = class.split_ascii_whitespace().any(|class| {
        let class = class.to_ascii_lowercase();
        class.contains("caption") && !class.contains("video")
            || matches!(
                class.as_str(),
                "photo-credit" | "image-credit" | "credit" | "cutline" | "legend" | "legende"
            )
    });
    is_named
        && is_brief(node, MAX_CAPTION)
        && !node.descendants_it().any(|inner| {
            matches!(&*name(&inner), "p" | "h1" | "h2" | "h3")
                && text_of(&inner).chars().count() > 300
        })
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;

    fn seen(html: &str) -> Vec<String> {
        let page = Document::fragment(html);
        blocks(page.root())
            .iter()
            .map(|draft| {
                format!(
                    "{}{} {}",
                    draft.kind.as_str(),
                    draft.level,
                    clean_line(&draft.words)
                )
            })
            .collect()
    }

    #[test]
    fn elements_become_blocks() {
        assert_eq!(
            seen(
                "<div>one<p>two <b>and</b> more<h2>Why</h2><ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>\
                 <blockquote><p>said</p><blockquote>before</blockquote></blockquote><pre>x = 1\n y</pre>tail</div>"
            ),
            [
                "paragraph0 one",
                "paragraph0 two and more",
                "heading2 Why",
                "list_item1 a",
                "list_item2 b",
                "list_item1 c",
                "paragraph0 d",
                "block_quote1 said",
                "block_quote2 before",
                "code0 x = 1 y",
                "paragraph0 tail",
            ]
        );
    }

    #[test]
    fn two_breaks_part_paragraphs() {
        assert_eq!(
            seen("one<br>two<br><br>three<br> <br/>four"),
            ["paragraph0 one two", "paragraph0 three", "paragraph0 four"]
        );
    }

    #[test]
    fn lines_of_the_source_are_no_lines_of_the_page() {
        let page = Document::fragment("<p>By\n<a href=x>Ana\r\nRuiz</a><br>Harbor City</p>");
        let drafts = blocks(page.root());
        let lines: Vec<String> = drafts[0].words.lines().map(clean_line).collect();
        assert_eq!(lines, ["By Ana Ruiz", "Harbor City"]);
    }

    #[test]
    fn a_bold_line_over_a_paragraph_stands_alone() {
        const LONG: &str =
            "It rained on the bay all day, and the ferry that should have sailed did not.";
        assert_eq!(
            seen(&format!(
                "<p><strong>On the bay</strong><br>{LONG}<br><b>Rain</b> is wet.</p>"
            )),
            [
                "paragraph0 On the bay".to_owned(),
                format!("paragraph0 {LONG} Rain is wet.")
            ]
        );
        assert_eq!(seen("<p><b>One</b><br>two</p>"), ["paragraph0 One two"]);
        assert_eq!(
            seen(&format!("<p><b>One<br>{LONG}</b></p>")),
            [format!("paragraph0 One {LONG}")]
        );
    }

    #[test]
    fn data_tables_are_tables_and_layout_tables_are_not() {
        assert_eq!(
            seen(
                "<table><caption>Votes</caption><tr><th>Town</th><th>Yes</th></tr><tr><td>Harbor</td><td>12</td></tr></table>"
            ),
            ["caption0 Votes", "table0 Town Yes Harbor 12"]
        );
        assert_eq!(
            seen("<table><tr><td><p>one</p><p>two</p></td><td><h2>three</h2></td></tr></table>"),
            ["paragraph0 one", "paragraph0 two", "heading2 three"]
        );
        assert_eq!(
            seen(
                "<table><tr><td>Harbor<td>12<td>9.5<td>3 %</table><table><tr><td>News<td>Sport</table>"
            ),
            [
                "table0 Harbor 12 9.5 3 %",
                "paragraph0 News",
                "paragraph0 Sport"
            ]
        );
    }

    #[test]
    fn lists_and_code_in_cells_part_a_table() {
        assert_eq!(
            seen(
                "<table><tr><th>Capital</th><td>Harbor</td></tr><tr><th>Tongues</th><td><ul><li>English</li></ul></td></tr>\
                 <tr><th>Towns</th><td>12</td></tr></table>"
            ),
            [
                "table0 Capital Harbor Tongues",
                "list_item1 English",
                "table0 Towns 12"
            ]
        );
    }

    #[test]
    fn a_heading_over_all_columns_is_the_caption_of_a_table() {
        let table = "<table><tr><th colspan=2>Votes</th></tr><tr><td>Harbor</td><td>12</td></tr><tr><td>Mill</td><td>9</td></tr>\
                     <tr><th colspan=2>Later</th></tr><tr><td>Quay</td><td>4</td></tr></table>";
        let titled = ["caption0 Votes", "table0 Harbor 12 Mill 9 Later Quay 4"];
        assert_eq!(seen(table), titled);
        assert_eq!(
            seen(&format!(
                "<blockquote><table><tr><th colspan=2>Towns</th></tr><tr><td>{table}</td></tr></table></blockquote>"
            )),
            ["caption0 Towns", titled[0], titled[1]]
        );
    }

    #[test]
    fn cells_stand_under_their_heads_whatever_reaches_over_them() {
        let page = Document::fragment(
            "<table><tr><th rowspan=2>Town<th colspan=2>Votes<th>Day</tr><tr><th>Yes<th>No<th></tr>\
             <tr><td>Harbor<td>12<td rowspan=9999>3<td>May 4</tr><tr><td>Mill<td>9<td>May 5</tr>\
             <tr><td colspan=99999>none<td>late</tr></table>",
        );
        assert_eq!(
            blocks(page.root())[0].words.replace('\t', "|"),
            format!(
                "Town|Votes||Day\n|Yes|No\nHarbor|12|3|May 4\nMill|9||May 5\nnone{}late\n",
                "|".repeat(32)
            )
        );
    }

    #[test]
    fn icons_are_no_text() {
        assert_eq!(
            seen("<p>\u{e621} The bridge \u{f0c1}fell.</p><p>\u{e602}</p>"),
            ["paragraph0 The bridge fell."]
        );
    }

    #[test]
    fn what_is_not_shown_is_no_text() {
        assert_eq!(
            seen(
                "<p>a<span style='display: none'>b</span><script>c</script><i hidden>d</i></p><template><p>e</p></template>"
            ),
            ["paragraph0 a"]
        );
    }

    #[test]
    fn captions_are_told_by_tag_and_class() {
        assert_eq!(
            seen(
                "<figure><img src=x><figcaption>The bridge.</figcaption></figure><p class='wp-caption-text'>The river.</p>"
            ),
            ["caption0 The bridge.", "caption0 The river."]
        );
    }

    #[test]
    fn a_box_named_after_its_picture_is_a_caption() {
        assert_eq!(
            seen(
                "<div class='box box--image'><img src=x><span>The bridge.</span></div><div class=box><img src=x>The river.</div>"
            ),
            ["caption0 The bridge.", "paragraph0 The river."]
        );
    }

    #[test]
    fn quotation_elements_get_their_marks() {
        assert_eq!(
            seen("<p>She said <q>no</q>.</p>"),
            ["paragraph0 She said “no”."]
        );
    }

    #[test]
    fn links_and_emphasis_are_marks() {
        let page = Document::fragment(
            "<p>see <a href='https://x.example/a'>the <em>plan</em></a>, <a href='#top'>up</a></p>",
        );
        let drafts = blocks(page.root());
        let marks: Vec<_> = drafts[0]
            .marks
            .iter()
            .map(|(range, kind)| (drafts[0].words.get(range.clone()).unwrap(), kind.clone()))
            .collect();
        assert_eq!(
            marks,
            [
                ("plan", MarkKind::Emphasis),
                ("the plan", MarkKind::Link("https://x.example/a".into()))
            ]
        );
    }
}
