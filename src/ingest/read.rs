//! Reading an input: detection, decoding, the parser of its format, and what they have in common.

use std::borrow::Cow;

use super::archive::Archive;
use super::clean::{clean, clean_line};
use super::draft::{self, Draft};
use super::format::{Format, FormatReader};
use super::mail::{self, Mail};
use super::source::{InputSource, Refusal};
use super::{address, aside, decode, detect, epub, header, html, language, man, markdown, plain};
use crate::document::{Access, Document, Meta};

/// An article that has been read: metadata and blocks, not yet put into one text. Owns its data, so the input buffer can be
/// dropped first.
#[derive(Debug)]
pub struct ParsedArticle {
    meta: Meta,
    drafts: Vec<Draft>,
}

impl ParsedArticle {
    /// The document.
    pub fn into_document(self) -> Document {
        draft::build(harmless(self.meta), self.drafts)
    }

    /// Itself, unless the input holds something but no article.
    fn unless_other(self) -> Result<Self, Refusal> {
        if self.meta.access == Access::Consent {
            return Err(Refusal {
                what: "the page asks for consent and shows no article".to_owned(),
                way_out: "agree in a browser and save the page from there".to_owned(),
            });
        }
        if self
            .drafts
            .iter()
            .all(|draft| draft.words.trim().is_empty())
        {
            return Err(Refusal {
                what: "there is no text in it".to_owned(),
                way_out: "save the page from the browser once it shows the article".to_owned(),
            });
        }
        Ok(self)
    }
}

/// Makes a document from an input; an input without words makes an empty one.
///
/// ```
/// use newsprint::ingest::{InputSource, ingest};
///
/// let page = b"# Ferry sails again\n\nBy Jane Roe\n\nIt left [the harbor](https://x.example/) on Monday.\n";
/// let document = ingest(&InputSource {
///     bytes: page,
///     name: "ferry.md",
///     format: None,
///     url: None,
///     charset: None,
/// })
/// .unwrap();
/// assert_eq!(document.meta.title.as_deref(), Some("Ferry sails again"));
/// assert_eq!(document.meta.byline, ["Jane Roe"]);
/// assert_eq!(document.text.as_str(), "It left the harbor on Monday.");
/// ```
///
/// # Errors
///
/// Those of [`read`].
pub fn ingest(source: &InputSource<'_>) -> Result<Document, Refusal> {
    read(source).map(ParsedArticle::into_document)
}

/// Reads an input.
///
/// # Errors
///
/// When the bytes are not text (a picture, an archive), or a page without text: the refusal names the kind and a way out.
pub fn read(source: &InputSource<'_>) -> Result<ParsedArticle, Refusal> {
    let is_mail = match source.format {
        None => mail::is_mail(source.bytes),
        Some(format) => format == Format::Mail,
    };
    if let Some(mail) = is_mail.then(|| mail::open(source.bytes)).flatten() {
        return of_mail(&mail, source);
    }
    if let Some(book) = book(source) {
        return of_book(book, source);
    }
    detect::refuse_binary(source.bytes)?;
    if let Some(format @ (Format::Feed | Format::Epub)) = source.format {
        return Err(Refusal {
            what: format!("it is no {}", format.name()),
            way_out: "leave out --from to have its kind detected".to_owned(),
        });
    }
    let text = decode::decode(source.bytes, source.charset);
    let format = source
        .format
        .unwrap_or_else(|| detect::format(&text, source.name));
    if format.reader() == FormatReader::Pandoc {
        return Err(Refusal {
            what: format!("it is a document in {} format", format.name()),
            way_out: "install pandoc, or save it as plain text or HTML".to_owned(),
        });
    }
    let article = parse(&text, format, source.url, None);
    if text.trim().is_empty() {
        return Ok(article);
    }
    article.unless_other()
}

/// Makes a document from the beginning of a long input; `None` unless its format can be read without the rest.
pub fn beginning(source: &InputSource<'_>) -> Option<Document> {
    let first = source.bytes.trim_ascii_start().first();
    // A feed or page, or wide letters that may be cut in two.
    if matches!(first, None | Some(b'{' | b'<' | 0xfe | 0xff)) || mail::is_mail(source.bytes) {
        return None;
    }
    detect::refuse_binary(source.bytes).ok()?;
    let text = decode::decode(source.bytes, source.charset);
    let format = source
        .format
        .unwrap_or_else(|| detect::format(&text, source.name));
    let is_linear = matches!(format, Format::Text | Format::Markdown | Format::Man);
    is_linear
        .then(|| parse(&text, format, source.url, None).into_document())
        .filter(|document| !document.text.is_empty())
}

fn of_mail(mail: &Mail, source: &InputSource<'_>) -> Result<ParsedArticle, Refusal> {
    let url = source.url.or(mail.url.as_deref());
    let article = parse(&mail.text, mail.format, url, Some(mail));
    if mail.text.trim().is_empty() {
        return Ok(article);
    }
    article.unless_other()
}

/// The archive of an input that is a book.
fn book<'a>(source: &InputSource<'a>) -> Option<Archive<'a>> {
    match source.format {
        None => {
            let mut archive = Archive::open(source.bytes)?;
            archive.is_book().then_some(archive)
        }
        Some(Format::Epub) => Archive::open(source.bytes),
        Some(_) => None,
    }
}

fn of_book(book: Archive<'_>, source: &InputSource<'_>) -> Result<ParsedArticle, Refusal> {
    let (mut meta, drafts) = epub::read(book)?;
    meta.url = source.url.map(str::to_owned);
    if meta.language.is_none() {
        meta.language = language::detect(&sample(&drafts));
    }
    ParsedArticle { meta, drafts }.unless_other()
}

fn parse(text: &str, format: Format, url: Option<&str>, mail: Option<&Mail>) -> ParsedArticle {
    if format == Format::Man {
        let (mut meta, drafts) = man::read(text);
        read_address(url, &mut meta);
        return ParsedArticle { meta, drafts };
    }
    let cleaned = clean(text);
    let (mut meta, mut drafts) = match format {
        Format::Markdown => markdown::read(&cleaned),
        Format::Html => html::read(&cleaned, url),
        _ => plain::read(&cleaned),
    };
    meta.is_raw_markup = format.reader() == FormatReader::PandocOrText;
    if let Some(mail) = mail {
        mail.apply_to(&mut meta);
    }
    if format != Format::Html && drafts.iter().all(|draft| draft.words.trim().is_empty()) {
        drafts = vec![Draft::paragraph(cleaned)];
    }
    if meta.published.is_none() && format != Format::Html {
        // An article with only an "Updated" line counts its days from that.
        meta.published = meta.modified;
    }
    finish(meta, drafts, url)
}

/// Completes the metadata from the blocks.
pub(super) fn finish(mut meta: Meta, mut drafts: Vec<Draft>, url: Option<&str>) -> ParsedArticle {
    aside::mark(&mut drafts);
    header::read_dateline(&mut drafts, &mut meta);
    header::read_credit(&drafts, &mut meta);
    read_address(url, &mut meta);
    if meta.language.is_none() {
        meta.language = language::detect(&sample(&drafts));
    }
    ParsedArticle { meta, drafts }
}

/// Fills missing metadata from the address.
fn read_address(url: Option<&str>, meta: &mut Meta) {
    meta.url = url.map(str::to_owned);
    let Some(address) = url.or(meta.canonical.as_deref()) else {
        return;
    };
    if meta.published.is_none() {
        meta.published = address::day(address);
    }
    if meta.publisher.is_none() {
        meta.publisher = address::host(address).map(str::to_owned);
    }
}

/// Enough of the text to detect its language.
fn sample(drafts: &[Draft]) -> Cow<'_, str> {
    let words: Vec<&str> = drafts
        .iter()
        .take(40)
        .map(|draft| draft.words.as_str())
        .collect();
    Cow::Owned(words.join("\n"))
}

/// Metadata with every value cleaned and on one line; empty values become `None`.
fn harmless(meta: Meta) -> Meta {
    let line = |words: Option<String>| {
        words
            .map(|words| clean_line(&words))
            .filter(|words| !words.is_empty())
    };
    Meta {
        title: line(meta.title),
        summary: line(meta.summary),
        byline: meta
            .byline
            .iter()
            .map(|name| clean_line(name))
            .filter(|name| !name.is_empty())
            .collect(),
        publisher: line(meta.publisher),
        place: line(meta.place),
        section: line(meta.section),
        language: line(meta.language),
        url: line(meta.url),
        canonical: line(meta.canonical),
        ..meta
    }
}
