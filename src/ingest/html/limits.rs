//! Cuts a page down before it is parsed: parsers take minutes, or all the stack, for pages nobody writes.

use std::borrow::Cow;

use super::nesting::Nesting;

/// Bytes of source that are read.
const MAX_BYTES: usize = 8 << 20;
const MAX_TAGS: usize = 100_000;
const MAX_DEPTH: usize = 200;
/// Bytes of words, each counted as often as there are boxes around it: what a reader view looks at.
const MAX_WEIGHT: usize = 32 << 20;
/// Boxes that may always stand in one another.
const MIN_DEPTH: usize = 6;
/// References between two tags.
const MAX_REFERENCES: usize = 1_000;
/// References and lone `<` in all; parsers take their time over each.
const MAX_SIGNS: usize = 100_000;
/// Bytes of one tag, and attributes in it.
const MAX_TAG_BYTES: usize = 64 << 10;
const MAX_ATTRIBUTES: usize = 200;

/// The page within limits; pages that keep to them, which is all that are meant to be read, are given back as they are.
///
/// Takes one or two passes over the bytes. Tags beyond a limit go, their words stay.
pub(super) fn cut(source: &str) -> Cow<'_, str> {
    let end = (0..=MAX_BYTES.min(source.len()))
        .rev()
        .find(|byte| source.is_char_boundary(*byte))
        .unwrap_or(0);
    let source = source.get(..end).unwrap_or(source);
    let cutter = Cutter::run(source, MAX_DEPTH);
    let is_heavy = cutter.weight > MAX_WEIGHT;
    let cutter = if is_heavy {
        Cutter::run(source, (MAX_WEIGHT / cutter.words).max(MIN_DEPTH))
    } else {
        cutter
    };
    if cutter.is_changed {
        Cow::Owned(cutter.out)
    } else {
        Cow::Borrowed(source)
    }
}

#[derive(Default)]
struct Cutter<'a> {
    out: String,
    tags: usize,
    signs: usize,
    nesting: Nesting<'a>,
    /// Bytes of words, and the same counted once for each box around them.
    words: usize,
    weight: usize,
    is_changed: bool,
}

impl<'a> Cutter<'a> {
    /// Goes through a page once.
    fn run(source: &'a str, max_depth: usize) -> Self {
        let mut cutter = Self {
            nesting: Nesting::new(max_depth),
            ..Self::default()
        };
        let mut rest = source;
        while let Some(start) = rest.find('<') {
            let (words, tag) = rest.split_at_checked(start).unwrap_or((rest, ""));
            cutter.keep_words(words);
            let length = tag_length(tag);
            let (tag, after) = tag.split_at_checked(length).unwrap_or((tag, ""));
            cutter.tag(tag);
            rest = after;
        }
        cutter.keep_words(rest);
        cutter
    }

    fn keep(&mut self, piece: &str) {
        self.out.push_str(piece);
    }

    /// Keeps words, without the references that are too many in all.
    fn keep_words(&mut self, words: &str) {
        if !words.trim_ascii().is_empty() {
            self.close_loose();
        }
        self.words += words.len();
        self.weight += words.len() * self.nesting.depth();
        self.signs += words.bytes().filter(|byte| *byte == b'&').count();
        if self.signs > MAX_SIGNS {
            self.is_changed = true;
            self.keep_runs(&words.replace('&', ""));
        } else {
            self.keep_runs(words);
        }
    }

    /// Closes the emphasis that a parser would open again too often.
    fn close_loose(&mut self) {
        for name in self.nesting.words() {
            self.is_changed = true;
            self.keep("</");
            self.keep(&name);
            self.keep(">");
        }
    }

    /// Keeps words; breaks up a run with very many references, which serializers take the square of its length for.
    fn keep_runs(&mut self, words: &str) {
        let mut rest = words;
        while let Some((byte, _)) = rest
            .char_indices()
            .filter(|(_, c)| is_slow(*c))
            .nth(MAX_REFERENCES)
        {
            let (head, tail) = rest.split_at_checked(byte).unwrap_or((rest, ""));
            self.keep(head);
            self.keep("<wbr>");
            self.is_changed = true;
            rest = tail;
        }
        self.keep(rest);
    }

    fn tag(&mut self, tag: &'a str) {
        if self.admits(tag) {
            self.keep_tag(tag);
        } else {
            self.is_changed = true;
        }
    }

    /// Keeps count of tags and depth; says whether a tag may stay.
    fn admits(&mut self, tag: &'a str) -> bool {
        let Some(second) = tag.as_bytes().get(1).copied() else {
            self.signs += 1;
            return self.signs <= MAX_SIGNS;
        };
        let is_end = second == b'/';
        if !is_end && !second.is_ascii_alphabetic() {
            return true;
        }
        self.tags += 1;
        if self.tags > MAX_TAGS {
            return false;
        }
        let name = tag_name(tag);
        if is_end {
            return self.nesting.end(name);
        }
        self.nesting.start(name, tag.ends_with("/>"))
    }

    /// Writes a tag, without what is too much of it.
    fn keep_tag(&mut self, tag: &str) {
        let attributes = tag.bytes().filter(|byte| *byte == b'=').count();
        if tag.len() <= MAX_TAG_BYTES && attributes <= MAX_ATTRIBUTES {
            self.keep(tag);
            return;
        }
        if tag.starts_with("<!") {
            self.keep(tag);
            return;
        }
        self.is_changed = true;
        self.keep("<");
        if tag.starts_with("</") {
            self.keep("/");
        }
        self.keep(tag_name(tag));
        self.keep(">");
    }
}

/// References, and the chars whose encoding starts like that of the one that is written as a reference.
const fn is_slow(c: char) -> bool {
    matches!(c, '&' | '\u{80}'..='\u{bf}')
}

/// Bytes of the tag, comment or script that starts here; 1 for a lone `<`.
fn tag_length(tag: &str) -> usize {
    if let Some(comment) = tag.strip_prefix("<!--") {
        return comment.find("-->").map_or(tag.len(), |end| end + 7);
    }
    if !tag
        .as_bytes()
        .get(1)
        .is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?'))
    {
        return 1;
    }
    let open = open_tag_length(tag);
    let name = tag_name(tag).to_ascii_lowercase();
    if matches!(name.as_str(), "script" | "style") && !tag.starts_with("</") {
        let body = tag.get(open..).unwrap_or_default();
        return open + raw_length(body, &name);
    }
    open
}

/// Bytes up to the `>` that ends a tag, quotation marks of attributes respected.
fn open_tag_length(tag: &str) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (byte, value) in tag.bytes().enumerate() {
        match (quote, value) {
            (None, b'>') => return byte + 1,
            (None, b'"' | b'\'') if before == b'=' => quote = Some(value),
            (Some(mark), value) if mark == value => quote = None,
            _ => {}
        }
        if !value.is_ascii_whitespace() {
            before = value;
        }
    }
    // An attribute that is never closed would swallow the page.
    tag.find('>').map_or(tag.len(), |end| end + 1)
}

/// Bytes of a script's or style's body.
fn raw_length(body: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(found) = body.get(from..).and_then(|rest| rest.find("</")) {
        let at = from + found;
        let is_end = body
            .get(at + 2..at + 2 + name.len())
            .is_some_and(|word| word.eq_ignore_ascii_case(name));
        if is_end {
            return at;
        }
        from = at + 2;
    }
    body.len()
}

fn tag_name(tag: &str) -> &str {
    let inner = tag.trim_start_matches(['<', '/']);
    let end = inner
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .unwrap_or(inner.len());
    inner.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_pages_are_not_copied() {
        let page = "<!doctype html><!-- a > b --><p class=\"a>b\">1 < 2<script>if (a<b) '</p>'</script><br/>";
        assert!(matches!(cut(page), Cow::Borrowed(_)));
    }

    #[test]
    fn deep_nesting_loses_its_tags_and_keeps_its_words() {
        let page = format!(
            "{}word{}<p>after</p>",
            "<div>".repeat(5_000),
            "</div>".repeat(5_000)
        );
        let out = cut(&page);
        assert_eq!(out.matches("<div>").count(), MAX_DEPTH);
        assert_eq!(out.matches("</div>").count(), MAX_DEPTH);
        assert!(out.contains("word") && out.ends_with("<p>after</p>"));
    }

    #[test]
    fn the_more_words_stand_in_boxes_the_fewer_boxes_are_kept() {
        let words = "word ".repeat(100_000);
        let page =
            |boxes: usize| format!("{}{words}{}", "<div>".repeat(boxes), "</div>".repeat(boxes));
        assert!(matches!(cut(&page(60)), Cow::Borrowed(_)));
        let out = cut(&page(90)).into_owned();
        assert_eq!(out.matches("<div>").count(), MAX_WEIGHT / words.len());
        assert_eq!(out.matches("</div>").count(), MAX_WEIGHT / words.len());
        assert!(out.contains(&words));
    }

    #[test]
    fn end_tags_of_nothing_make_no_room() {
        let page = format!("{}{}", "<div>".repeat(MAX_DEPTH), "</x>".repeat(MAX_DEPTH));
        assert_eq!(cut(&page.repeat(3)).matches("<div>").count(), MAX_DEPTH);
    }

    #[test]
    fn emphasis_without_end_is_closed_when_it_costs_too_much() {
        let bold = "<b class=c>".repeat(MAX_DEPTH);
        let page = format!("<p>{bold}x</p>{}", "<p>x</p>".repeat(1_000));
        assert!(cut(&page).matches("</b>").count() >= MAX_DEPTH);
        let page = format!("<p><b><i>x</p>{}", "<p>x</p>".repeat(1_000));
        assert!(matches!(cut(&page), Cow::Borrowed(_)));
    }

    #[test]
    fn too_many_tags_and_attributes_are_cut() {
        let page = "<b>x".repeat(MAX_TAGS + 5);
        assert!(cut(&page).matches("<b>").count() <= MAX_TAGS);
        let page = format!("<p {}>text", "a=1 ".repeat(1_000));
        assert_eq!(cut(&page), "<p>text");
    }

    #[test]
    fn long_runs_of_references_are_broken_up() {
        let page = format!("<p>{}", "&amp;".repeat(2_500));
        assert_eq!(cut(&page).matches("<wbr>").count(), 2);
        assert_eq!(cut(&page).replace("<wbr>", ""), page);
    }

    #[test]
    fn too_many_signs_are_left_out() {
        for (piece, rest) in [("&amp;", "amp;"), ("<", "")] {
            let out = cut(&piece.repeat(MAX_SIGNS + 5)).into_owned();
            assert!(out.replace("<wbr>", "").len() <= (MAX_SIGNS + 5) * rest.len() + MAX_SIGNS);
        }
    }

    #[test]
    fn unended_things_end_with_the_page() {
        for page in [
            "<!-- open",
            "<p title=\"open",
            "<script>open",
            "<",
            "a <",
            "</",
            "<p",
        ] {
            assert_eq!(cut(page), page);
        }
    }

    #[test]
    fn openings_without_end_take_one_pass() {
        for piece in ["<!--", "<p title=\"", "<script", "</", "<"] {
            let page = piece.repeat(200_000);
            assert!(cut(&page).len() <= page.len());
        }
    }
}
