//! One walk over a page that collects everything its metadata can be told from.

use dom_query::{Document as Page, NodeData, NodeRef};

use super::dom::{is_hidden, name, text_up_to};
use super::posts;
use super::walk::is_block;
use crate::ingest::address;
use crate::ingest::clean::clean_line;
use crate::ingest::header::same_words;

/// What a page says of itself, in the order it says it.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// The `<title>`.
    pub(super) title: Option<String>,
    /// `<meta>` names or properties in lower case, and their contents.
    pub(super) metas: Vec<(String, String)>,
    /// Bodies of JSON-LD scripts.
    pub(super) json: Vec<String>,
    /// Bodies of other scripts of data that hold an article's text.
    pub(super) data: Vec<String>,
    /// Whether an element is called a wall for those who do not pay.
    pub(super) has_wall: bool,
    pub(super) canonical: Option<String>,
    pub(super) language: Option<String>,
    /// Texts of the first-level headings.
    pub(super) headings: Vec<String>,
    /// Headlines that an attribute tells.
    pub(super) marked_headings: Vec<String>,
    /// Short lines of the body, comments and lists of further articles aside.
    lines: Vec<String>,
    /// For each heading, how many lines stand before it.
    heading_lines: Vec<usize>,
    /// The line being put together.
    line: String,
    /// Texts of elements that are marked as naming the author, surest first within one page.
    pub(super) authors: Vec<Marked>,
    /// Dates of elements that are marked as giving one.
    pub(super) dates: Vec<Marked>,
    /// Short lines of footers.
    pub(super) foot_lines: Vec<String>,
    /// Dates that footers mark as the page's own.
    pub(super) foot_dates: Vec<Marked>,
    /// What `<time>` elements beside the article give.
    pub(super) aside_times: Vec<String>,
    /// Whether the walk is inside a footer.
    is_in_foot: bool,
}

/// A text that its element's attributes say something of.
#[derive(Clone, Debug)]
pub(super) struct Marked {
    pub(super) words: String,
    /// Whether an attribute made for machines says so, not only a class made for style sheets.
    pub(super) is_declared: bool,
    /// How many first-level headings stand before it.
    pub(super) headings_before: usize,
}

/// Lines of a page that are kept, and how many around a heading belong to it.
const MAX_LINES: usize = 4_000;
const LINES_BEFORE: usize = 4;
const LINES_AFTER: usize = 14;

/// Texts longer than this name no author and no date.
const MAX_MARKED: usize = 160;

/// Bytes of an element's text, white space with it, that are looked at for one of them.
const MAX_BRIEF: usize = 16 << 10;

impl Scan {
    /// Collects what a page says.
    pub(super) fn of(page: &Page) -> Self {
        let mut scan = Self::default();
        let mut steps = vec![(page.root(), false, false)];
        while let Some((node, is_end, is_in_foot)) = steps.pop() {
            scan.is_in_foot = is_in_foot;
            if is_end {
                scan.end_line();
                continue;
            }
            let element = name(&node);
            if element.is_empty() {
                scan.note_text(&node);
            } else if !scan.enters(&element, &node) {
                continue;
            }
            let is_in_foot = is_in_foot || is_foot(&element, &node);
            if is_block(&element) || &*element == "br" {
                scan.end_line();
                steps.push((node, true, is_in_foot));
            }
            steps.extend(
                node.children_it(true)
                    .map(|child| (child, false, is_in_foot)),
            );
        }
        scan
    }

    /// The contents of the first of these `<meta>` tags.
    pub(super) fn meta(&self, keys: &[&str]) -> Option<&str> {
        keys.iter().find_map(|key| self.all(key).next())
    }

    /// The contents of all `<meta>` tags of a name.
    pub(super) fn all<'a>(&'a self, key: &str) -> impl Iterator<Item = &'a str> {
        let key = key.to_owned();
        self.metas
            .iter()
            .filter(move |(name, value)| *name == key && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    /// What the page says it is about.
    pub(super) fn descriptions(&self) -> Vec<String> {
        ["description", "og:description", "twitter:description"]
            .iter()
            .flat_map(|key| self.all(key))
            .map(str::to_owned)
            .collect()
    }

    /// Whether a line of the page says this and nothing else.
    pub(super) fn shows(&self, words: &str) -> bool {
        self.lines.iter().any(|line| same_words(line, words))
    }

    /// All short lines of the body.
    pub(super) fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The short lines around a heading, in which by-line and date mostly stand.
    pub(super) fn lines_near(&self, heading: &str) -> &[String] {
        let of_heading = self
            .headings
            .iter()
            .position(|other| same_words(other, heading))
            .and_then(|index| self.heading_lines.get(index).copied());
        let of_line = || {
            let mut lines = self.lines.iter();
            lines.position(|line| !heading.is_empty() && same_words(line, heading))
        };
        let Some(at) = of_heading.or_else(of_line) else {
            return &[];
        };
        let end = at.saturating_add(LINES_AFTER).min(self.lines.len());
        self.lines
            .get(at.saturating_sub(LINES_BEFORE)..end)
            .unwrap_or_default()
    }

    fn note_text(&mut self, node: &NodeRef<'_>) {
        if !node.is_text() || self.line.len() > MAX_MARKED * 4 {
            return;
        }
        node.query(|inner| {
            if let NodeData::Text { contents } = &inner.data {
                // A name and a date in two elements side by side.
                let is_digit = contents.starts_with(|c: char| c.is_ascii_digit());
                if is_digit && self.line.ends_with(char::is_alphabetic) {
                    self.line.push(' ');
                }
                self.line.push_str(contents);
            }
        });
    }

    fn end_line(&mut self) {
        let line = clean_line(&self.line);
        self.line.clear();
        let lines = if self.is_in_foot {
            &mut self.foot_lines
        } else {
            &mut self.lines
        };
        if !line.is_empty() && line.chars().count() <= MAX_MARKED && lines.len() < MAX_LINES {
            lines.push(line);
        }
    }

    /// Notes what an element says; whether its children are worth a look.
    fn enters(&mut self, element: &str, node: &NodeRef<'_>) -> bool {
        match element {
            "html" => {
                self.language = attribute(node, "lang").or_else(|| attribute(node, "xml:lang"));
            }
            "title" => {
                self.title.get_or_insert_with(|| clean_line(&node.text()));
                return false;
            }
            "meta" => self.note_meta(node),
            "link" => self.note_link(node),
            "script" => {
                self.note_script(node);
                return false;
            }
            "style" | "template" | "svg" | "noscript" => return false,
            "h1" if !is_hidden(node) && !self.is_in_foot => {
                let words = clean_line(&brief(node));
                if !words.is_empty() {
                    self.end_line();
                    self.headings.push(words);
                    self.heading_lines.push(self.lines.len());
                }
            }
            _ => {
                if posts::is_post(node) {
                    return false;
                }
                if is_aside(element, node) && !is_foot(element, node) {
                    self.note_aside(node);
                    return false;
                }
                self.has_wall |= is_wall(node);
                self.note_headline(node);
                self.note_author(element, node);
                self.note_date(element, node);
            }
        }
        true
    }

    /// Keeps the headline that microdata or hAtom marks.
    fn note_headline(&mut self, node: &NodeRef<'_>) {
        let is_marked = node.has_class("entry-title")
            || attribute(node, "itemprop").is_some_and(|prop| prop == "headline");
        if !is_marked || is_hidden(node) || self.is_in_foot {
            return;
        }
        let words = clean_line(&brief(node));
        if !words.is_empty() && self.marked_headings.len() < 200 {
            self.marked_headings.push(words);
        }
    }

    fn note_meta(&mut self, node: &NodeRef<'_>) {
        let Some(content) = attribute(node, "content").map(decoded) else {
            return;
        };
        for key in ["name", "property", "itemprop", "http-equiv"] {
            if let Some(name) = attribute(node, key) {
                if key == "itemprop" && name == "author" {
                    mark(&mut self.authors, &content, true, self.headings.len());
                    continue;
                }
                self.metas.push((name.to_lowercase(), content.clone()));
            }
        }
    }

    /// Keeps JSON-LD; some pages forget to say that it is.
    fn note_script(&mut self, node: &NodeRef<'_>) {
        match attribute(node, "type") {
            Some(kind) if kind.eq_ignore_ascii_case("application/ld+json") => {
                self.json.push(node.text().to_string());
            }
            None => {
                let text = node.text();
                let words = text.trim_start();
                if words.starts_with('{') && words.contains("\"@context\"") {
                    self.json.push(words.to_owned());
                }
            }
            Some(kind) if kind.eq_ignore_ascii_case("application/json") => {
                let text = node.text();
                if text.contains("\"articleBody\"") {
                    self.data.push(text.to_string());
                }
            }
            Some(_) => {}
        }
    }

    fn note_link(&mut self, node: &NodeRef<'_>) {
        let is_canonical =
            attribute(node, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
        if is_canonical && self.canonical.is_none() {
            self.canonical = attribute(node, "href");
        }
    }

    fn note_aside(&mut self, node: &NodeRef<'_>) {
        let times = node.descendants_it().filter(|inner| inner.has_name("time"));
        self.aside_times
            .extend(times.filter_map(|time| attribute(&time, "datetime")));
    }

    fn note_author(&mut self, element: &str, node: &NodeRef<'_>) {
        let prop = attribute(node, "itemprop").unwrap_or_default();
        let rel = attribute(node, "rel").unwrap_or_default();
        let class = node.class().unwrap_or_default().to_lowercase();
        let has_class = |wanted: &str| class.split_ascii_whitespace().any(|class| class == wanted);
        let is_declared = prop.split_ascii_whitespace().any(|prop| prop == "author")
            || rel.split_ascii_whitespace().any(|rel| rel == "author");
        let href = attribute(node, "href").unwrap_or_default();
        let is_styled = [
            "author",
            "byline",
            "autor",
            "auteur",
            "article-author",
            "author-name",
            "entry-author",
            "post-author",
            "by",
            "vcard",
            "wrote_by",
            "auth_name",
            "username",
            "writer",
        ]
        .iter()
        .any(|wanted| has_class(wanted))
            || class.contains("byline")
            || class.contains("autor") && element != "div"
            || class.contains("author") && !class.contains("authors-") && !class.contains("bio")
            || element == "a"
                && [
                    "/author/",
                    "/authors/",
                    "/autor/",
                    "/autoren/",
                    "/auteur/",
                    "/by/",
                ]
                .iter()
                .any(|path| href.contains(path));
        if is_declared || is_styled && !self.is_in_foot {
            let name = name_in(node);
            let is_declared = is_declared || name.is_some();
            let words = name.unwrap_or_else(|| brief(node));
            mark(&mut self.authors, &words, is_declared, self.headings.len());
        }
    }

    fn note_date(&mut self, element: &str, node: &NodeRef<'_>) {
        let prop = ["itemprop", "property"]
            .iter()
            .find_map(|key| attribute(node, key))
            .unwrap_or_default();
        let is_published = prop.contains("datePublished") || prop.ends_with("dateCreated");
        let class = node.class().unwrap_or_default().to_lowercase();
        let id = node.id_attr().unwrap_or_default().to_lowercase();
        let is_styled = [
            "date",
            "datum",
            "pubdate",
            "published",
            "posted-on",
            "timestamp",
            "dateline",
            "entry-meta",
            "post-meta",
            "byline",
            "fecha",
        ]
        .iter()
        .any(|wanted| class.contains(wanted) || id.contains(wanted));
        if element != "time" && !is_published && !is_styled
            || prop.contains("dateModified")
            || class.contains("update")
        {
            return;
        }
        let value = attribute(node, "datetime")
            .or_else(|| attribute(node, "content"))
            .or_else(|| attribute(node, "title").filter(|_| element == "abbr"));
        let is_declared = is_published || node.has_attr("pubdate");
        let words = value.unwrap_or_else(|| brief(node));
        let headings = self.headings.len();
        if self.is_in_foot {
            mark(&mut self.foot_dates, &words, is_declared, headings);
        } else {
            let is_declared = is_declared || element == "time";
            mark(&mut self.dates, &words, is_declared, headings);
        }
    }
}

/// The one name that an element about the author marks as such, apart from office and place.
fn name_in(node: &NodeRef<'_>) -> Option<String> {
    let named =
        |inner: &NodeRef<'_>| attribute(inner, "itemprop").is_some_and(|prop| prop == "name");
    if let Some(inner) = node.descendants_it().find(named) {
        return Some(attribute(&inner, "content").unwrap_or_else(|| brief(&inner)));
    }
    let is_styled = |inner: &NodeRef<'_>| {
        ["byline-name", "author-name", "fn"]
            .iter()
            .any(|class| inner.has_class(class))
    };
    let mut styled = node.descendants_it().filter(is_styled);
    let one = styled.next()?;
    styled.next().is_none().then(|| brief(&one))
}

/// The words of an element, none where these are more than any author, date or headline has.
fn brief(node: &NodeRef<'_>) -> String {
    text_up_to(node, MAX_BRIEF).unwrap_or_default()
}

fn mark(list: &mut Vec<Marked>, words: &str, is_declared: bool, headings_before: usize) {
    let words = clean_line(words);
    if !words.is_empty() && words.chars().count() <= MAX_MARKED && list.len() < 200 {
        list.push(Marked {
            words,
            is_declared,
            headings_before,
        });
    }
}

/// Some pages encode their metadata twice: "Roe &amp;amp; Sons".
fn decoded(value: String) -> String {
    // "?a=1&section=2;" holds none.
    let is_entity = |name: &str| {
        (2..=8).contains(&name.len()) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
    };
    let has_entity = value.split('&').skip(1).any(|rest| {
        rest.split_once(';')
            .is_some_and(|(name, _)| is_entity(name))
    });
    if address::is_address(&value) || !has_entity || value.contains('<') {
        return value;
    }
    clean_line(&Page::fragment(value.as_str()).root().text())
}

/// An attribute's value, cleaned; `None` when there is nothing in it.
fn attribute(node: &NodeRef<'_>, key: &str) -> Option<String> {
    let value = clean_line(&node.attr(key)?);
    (!value.is_empty()).then_some(value)
}

fn is_wall(node: &NodeRef<'_>) -> bool {
    [node.class(), node.id_attr()]
        .into_iter()
        .flatten()
        .any(|names| {
            let names = names.to_ascii_lowercase();
            ["paywall", "pay-wall", "metered-content"]
                .iter()
                .any(|wall| names.contains(wall))
        })
}

const ASIDES: &str = "\
    comment|comments|related|sidebar|footer|recommend|popular|widget|respond|disqus|newsletter|mostread|most-read";

/// Parts of a page whose authors and dates are those of other texts: comments, lists of further articles, footers.
fn is_aside(element: &str, node: &NodeRef<'_>) -> bool {
    // Some servers put the whole page into one form.
    let holds_headline = || {
        node.descendants_it()
            .any(|inner| inner.has_name("h1") || inner.has_name("article"))
    };
    if element == "form" {
        return !holds_headline();
    }
    if matches!(element, "aside" | "footer" | "nav") {
        let is_about_article = element == "aside"
            && ["meta", "author", "byline"]
                .iter()
                .any(|word| node.class().is_some_and(|class| class.contains(word)));
        return !is_about_article;
    }
    if matches!(element, "body" | "html" | "article" | "main") {
        return false;
    }
    let names = format!(
        "{} {}",
        node.class().unwrap_or_default(),
        node.id_attr().unwrap_or_default()
    )
    .to_lowercase();
    let is_named = names.split_ascii_whitespace().any(|name| {
        ASIDES
            .split('|')
            .any(|aside| name.starts_with(aside) || name.ends_with(aside))
            && !["no-", "has-", "with", "byline"]
                .iter()
                .any(|not| name.contains(not))
    });
    // Blog engines call the whole article a widget.
    let holds_post = || {
        node.descendants_it()
            .any(|inner| inner.has_class("post-body"))
    };
    is_named && !holds_headline() && !holds_post()
}

/// Parts that stand below an article or page and may date it.
fn is_foot(element: &str, node: &NodeRef<'_>) -> bool {
    element == "footer"
        || [node.class(), node.id_attr()]
            .into_iter()
            .flatten()
            .any(|names| {
                names
                    .to_lowercase()
                    .split_ascii_whitespace()
                    .any(|name| name.starts_with("footer") || name.ends_with("footer"))
            })
}
