//! Keeps count of the elements that are open at a place of a page, as a parser would: end tags close what is theirs,
//! many elements end where another begins, and emphasis goes on behind the box that ended around it.

use std::borrow::Cow;
use std::collections::HashMap;

/// Lines and cells may stand so much deeper than the boxes around them, and emphasis so much.
const LINE_ROOM: usize = 8;
const MARK_ROOM: usize = 4;

/// So often emphasis goes on behind a box that ended around it.
const MAX_REOPENED: usize = 50_000;

/// What an element means for those around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Holds nothing, or is there once.
    Void,
    /// Its words are no tags.
    Raw,
    Mark,
    Plain,
    /// A paragraph, item, cell or row.
    Line,
    Box,
    /// A box that what is inside cannot end what is outside of.
    Wall,
}

impl Role {
    fn of(name: &str) -> Self {
        match name {
            "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta"
            | "param" | "source" | "track" | "wbr" | "html" | "head" | "body" | "script"
            | "style" => Self::Void,
            "textarea" | "title" | "xmp" | "iframe" | "noembed" | "noframes" => Self::Raw,
            "a" | "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small"
            | "strike" | "strong" | "tt" | "u" => Self::Mark,
            "p" | "li" | "dd" | "dt" | "tr" | "td" | "th" | "thead" | "tbody" | "tfoot" => {
                Self::Line
            }
            "table" | "caption" | "object" | "applet" | "marquee" | "template" | "svg" | "math"
            | "foreignobject" => Self::Wall,
            "address" | "article" | "aside" | "blockquote" | "button" | "center" | "details"
            | "dialog" | "dir" | "div" | "dl" | "fieldset" | "figcaption" | "figure" | "footer"
            | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header" | "hgroup"
            | "listing" | "main" | "menu" | "nav" | "ol" | "pre" | "search" | "section"
            | "select" | "summary" | "ul" => Self::Box,
            _ => Self::Plain,
        }
    }

    /// Whether words do not go on behind the end of such an element.
    const fn is_special(self) -> bool {
        matches!(self, Self::Line | Self::Box | Self::Wall | Self::Raw)
    }
}

type Name<'a> = Cow<'a, str>;

/// The open elements, outermost first.
#[derive(Debug, Default)]
pub(super) struct Nesting<'a> {
    open: Vec<(Name<'a>, Role)>,
    max: usize,
    /// Marks that ended with a box, which a parser opens again at the next words.
    loose: Vec<Name<'a>>,
    reopened: usize,
    /// Start tags that were left out, whose end tags go as well.
    excess: HashMap<Name<'a>, usize>,
}

impl<'a> Nesting<'a> {
    pub(super) fn new(max: usize) -> Self {
        Self {
            max,
            ..Self::default()
        }
    }

    /// How many elements stand around what follows.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Words follow; gives the marks that go on for too long, which are to be closed.
    pub(super) fn words(&mut self) -> Vec<Name<'a>> {
        let loose = std::mem::take(&mut self.loose);
        self.reopened += loose.len();
        if self.reopened > MAX_REOPENED {
            return loose;
        }
        self.open
            .extend(loose.into_iter().map(|name| (name, Role::Mark)));
        Vec::new()
    }

    /// An element begins; says whether its tag may stay.
    pub(super) fn start(&mut self, name: &'a str, is_closed: bool) -> bool {
        let name = lower(name);
        let role = Role::of(&name);
        let is_raw = self.open.last().is_some_and(|(_, top)| *top == Role::Raw);
        if role == Role::Void || is_raw || is_lost(&name) && self.last("table").is_none() {
            return true;
        }
        let foreign = self.foreign();
        if is_closed && role == Role::Plain && name != "span" && foreign.is_some() {
            return true;
        }
        if name == "a" {
            self.end_mark("a");
        }
        let whole = self.open.len();
        let is_out = role.is_special() && !matches!(&*name, "svg" | "math" | "foreignobject");
        let outer = foreign.filter(|_| is_out).unwrap_or(whole);
        let kept = self.left_by(&name, role).min(outer);
        let room = match role {
            Role::Line => LINE_ROOM,
            Role::Mark => MARK_ROOM,
            _ => 0,
        };
        if kept >= self.max + room {
            *self.excess.entry(name).or_default() += 1;
            return false;
        }
        self.close_to(kept);
        self.open.push((name, role));
        true
    }

    /// An element ends; says whether its tag may stay.
    pub(super) fn end(&mut self, name: &'a str) -> bool {
        let name = lower(name);
        let role = Role::of(&name);
        if let Some((top, Role::Raw)) = self.open.last()
            && *top != name
        {
            return true;
        }
        if let Some(left @ 1..) = self.excess.get_mut(&name) {
            *left -= 1;
            return false;
        }
        if role == Role::Mark {
            self.end_mark(&name);
            return true;
        }
        let is_stop = |inner: Role| match role {
            Role::Plain => inner.is_special(),
            Role::Wall => false,
            _ => inner == Role::Wall,
        };
        if let Some(at) = self.find(|inner| inner == name, |_, inner| is_stop(inner)) {
            self.close_to(at);
        }
        true
    }

    /// Where the innermost element is that is wanted, if none that stops the search is inside of it.
    fn find(
        &self,
        is_wanted: impl Fn(&str) -> bool,
        is_stop: impl Fn(&str, Role) -> bool,
    ) -> Option<usize> {
        for (at, (name, role)) in self.open.iter().enumerate().rev() {
            if is_wanted(name) {
                return Some(at);
            }
            if is_stop(name, *role) {
                return None;
            }
        }
        None
    }

    fn last(&self, name: &str) -> Option<usize> {
        self.find(|inner| inner == name, |_, _| false)
    }

    /// Where the drawing or formula is that what follows belongs to.
    fn foreign(&self) -> Option<usize> {
        let is_ground = |name: &str, _| {
            matches!(
                name,
                "foreignobject" | "desc" | "annotation-xml" | "mi" | "mo" | "mn" | "ms" | "mtext"
            )
        };
        self.find(|name| matches!(name, "svg" | "math"), is_ground)
    }

    /// How many elements stay open where this one begins.
    fn left_by(&self, name: &str, role: Role) -> usize {
        let in_cells = |names: &[&str]| {
            self.find(
                |inner| names.contains(&inner),
                |inner, _| inner == "table" || inner == "template",
            )
        };
        let in_list = |names: &[&str]| {
            self.find(
                |inner| names.contains(&inner),
                |inner, role| role.is_special() && !matches!(inner, "address" | "div" | "p"),
            )
        };
        let ended = match name {
            "td" | "th" => in_cells(&["td", "th"]),
            "tr" => in_cells(&["tr"]),
            "thead" | "tbody" | "tfoot" => in_cells(&["thead", "tbody", "tfoot", "tr"]),
            "li" => in_list(&["li"]),
            "dd" | "dt" => in_list(&["dd", "dt"]),
            _ => None,
        };
        let is_line_end = role == Role::Box || matches!(name, "p" | "li" | "dd" | "dt");
        let paragraph = is_line_end
            .then(|| {
                self.find(
                    |inner| inner == "p",
                    |_, role| role == Role::Wall || role == Role::Raw,
                )
            })
            .flatten();
        let left = self.open.len();
        left.min(ended.unwrap_or(left))
            .min(paragraph.unwrap_or(left))
    }

    /// Ends a mark by itself if a box inside of it goes on, else with all that is inside.
    fn end_mark(&mut self, name: &str) {
        self.loose.retain(|loose| loose != name);
        let Some(at) = self.find(|inner| inner == name, |_, role| role == Role::Wall) else {
            return;
        };
        if self.open.iter().skip(at).any(|(_, role)| role.is_special()) {
            self.open.remove(at);
        } else {
            self.close_to(at);
            self.loose.retain(|loose| loose != name);
        }
    }

    fn close_to(&mut self, length: usize) {
        let ended = self.open.drain(length.min(self.open.len())..);
        let marks = ended.filter(|(_, role)| *role == Role::Mark);
        self.loose.extend(marks.map(|(name, _)| name));
    }
}

fn lower(name: &str) -> Name<'_> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

/// Parts of a table, which are nothing anywhere else.
fn is_lost(name: &str) -> bool {
    matches!(
        name,
        "tr" | "td" | "th" | "thead" | "tbody" | "tfoot" | "caption" | "colgroup"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is open behind some tags, words being `x`, and what a page is told to close.
    fn open(tags: &'static str, max: usize) -> String {
        let mut nesting = Nesting::new(max);
        for tag in tags.split_whitespace() {
            if tag == "x" {
                nesting.words();
            } else if let Some(name) = tag.strip_prefix('/') {
                nesting.end(name);
            } else {
                nesting.start(tag.trim_end_matches('/'), tag.ends_with('/'));
            }
        }
        let names: Vec<&str> = nesting.open.iter().map(|(name, _)| &**name).collect();
        names.join(" ")
    }

    #[test]
    fn elements_end_where_a_parser_ends_them() {
        for (tags, left) in [
            ("div span br p /div", ""),
            ("div /x /section p DIV", "div div"),
            ("p x p x div p", "div p"),
            ("ul li a ul li /ul li b /a", "ul li b"),
            ("dl dt dd dt li dd", "dl dt li dd"),
            ("td table tr td div tr td /div", "table tr td"),
            ("div table td /div", "div table td"),
            ("span div /span", "span div"),
            ("div svg path/ g /div", "div svg g"),
            ("div svg g p", "div p"),
            ("div svg foreignObject x/", "div svg foreignobject x"),
            ("div/ x-y/", "div x-y"),
            ("div textarea /div", "div textarea"),
        ] {
            assert_eq!(open(tags, 20), left, "{tags}");
        }
    }

    #[test]
    fn emphasis_goes_on_behind_the_box_around_it() {
        for (tags, left) in [
            ("p b i p", "p"),
            ("p b i p x", "p b i"),
            ("p b i /p /i x", "b"),
            ("b div /b", "div"),
            ("a div a", "div a"),
        ] {
            assert_eq!(open(tags, 20), left, "{tags}");
        }
    }

    #[test]
    fn boxes_beyond_the_limit_are_left_out_with_their_end_tags() {
        assert_eq!(open("div div div p /p /div", 2), "div div");
        assert_eq!(open("div div div p /p /div /div", 2), "div");
        let items = "li dd li dd li dd li dd li dd li dd li dd";
        assert_eq!(open(items, 2), "li dd li dd li dd li dd li dd");
    }

    #[test]
    fn emphasis_that_goes_on_too_often_is_closed() {
        let mut nesting = Nesting::new(20);
        let mut closed = 0;
        for _ in 0..MAX_REOPENED {
            nesting.start("p", false);
            nesting.start("b", false);
            nesting.start("i", false);
            closed += nesting.words().len();
        }
        assert!(closed > MAX_REOPENED && nesting.depth() < 20 + MARK_ROOM);
    }
}
