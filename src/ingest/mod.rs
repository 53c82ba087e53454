//! Turns bytes of any kind into a [`Document`]: detection, decoding, cleaning, blocks, metadata.
//!
//! Pure: bytes and limits come in as values. Knows nothing of where the bytes came from.
#![deny(clippy::disallowed_methods)]

mod address;
mod archive;
mod aside;
pub mod clean;
mod decode;
mod detect;
mod draft;
mod epub;
mod feed;
mod format;
mod front;
mod header;
mod html;
mod language;
mod mail;
mod man;
mod markdown;
mod plain;
mod xml;

use std::borrow::Cow;
use std::fmt;

use crate::document::{Access, Document, Meta};

use clean::{clean, clean_line};
use draft::Draft;
use mail::Mail;

pub use archive::Archive;
pub use detect::foreign;
pub use feed::{Entry, Feed};
pub use format::{FORMATS, Format, FormatReader, FormatRow};

/// One input as it came.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The bytes, undecoded.
    pub bytes: &'a [u8],
    /// The path or address it was asked for by, a hint for detection; may be empty.
    pub name: &'a str,
    /// The format the user named; detected from name and content when `None`.
    pub format: Option<Format>,
    /// The address a saved page came from.
    pub url: Option<&'a str>,
    /// The charset that the server of a page names.
    pub charset: Option<&'a str>,
}

/// Why an input is not an article, and the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong: lower case, no full stop.
    pub what: String,
    /// What to do about it.
    pub way_out: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}; {}", self.what, self.way_out)
    }
}

/// An input that has been read: what is known of it, and its blocks, not yet put into one text. Owes nothing to the bytes,
/// which may be gone before a long text is made.
#[derive(Debug)]
pub struct Manuscript {
    meta: Meta,
    drafts: Vec<Draft>,
}

impl Manuscript {
    /// The document.
    pub fn into_document(self) -> Document {
        draft::build(harmless(self.meta), self.drafts)
    }

    /// Itself, unless it is no article although its input holds something.
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

/// Makes a document of an input; an input without a word makes an empty one.
///
/// # Errors
///
/// Those of [`read`].
pub fn ingest(source: &Source<'_>) -> Result<Document, Refusal> {
    read(source).map(Manuscript::into_document)
}

/// Reads an input.
///
/// # Errors
///
/// When the bytes are no text (a picture, an archive), or a page that holds none: the refusal says what it is and what to do.
pub fn read(source: &Source<'_>) -> Result<Manuscript, Refusal> {
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
    let manuscript = manuscript(&text, format, source.url, None);
    if text.trim().is_empty() {
        return Ok(manuscript);
    }
    manuscript.unless_other()
}

/// Makes a document of the beginning of a long input; `None` unless that is text of some kind, of which the beginning can be
/// told without the rest.
pub fn beginning(source: &Source<'_>) -> Option<Document> {
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
    let is_told = matches!(format, Format::Text | Format::Markdown | Format::Man);
    is_told
        .then(|| manuscript(&text, format, source.url, None).into_document())
        .filter(|document| !document.text.is_empty())
}

fn of_mail(mail: &Mail, source: &Source<'_>) -> Result<Manuscript, Refusal> {
    let url = source.url.or(mail.url.as_deref());
    let manuscript = manuscript(&mail.text, mail.format, url, Some(mail));
    if mail.text.trim().is_empty() {
        return Ok(manuscript);
    }
    manuscript.unless_other()
}

/// The book an input is, if it is one and may be one.
fn book<'a>(source: &Source<'a>) -> Option<Archive<'a>> {
    match source.format {
        None => {
            let mut archive = Archive::open(source.bytes)?;
            archive.is_book().then_some(archive)
        }
        Some(Format::Epub) => Archive::open(source.bytes),
        Some(_) => None,
    }
}

fn of_book(book: Archive<'_>, source: &Source<'_>) -> Result<Manuscript, Refusal> {
    let (mut meta, drafts) = epub::read(book)?;
    meta.url = source.url.map(str::to_owned);
    if meta.language.is_none() {
        meta.language = language::detect(&sample(&drafts));
    }
    Manuscript { meta, drafts }.unless_other()
}

fn manuscript(text: &str, format: Format, url: Option<&str>, mail: Option<&Mail>) -> Manuscript {
    if format == Format::Man {
        let (mut meta, drafts) = man::read(text);
        read_address(url, &mut meta);
        return Manuscript { meta, drafts };
    }
    let cleaned = clean(text);
    let (mut meta, mut drafts) = match format {
        Format::Markdown => markdown::read(&cleaned),
        Format::Html => html::read(&cleaned, url),
        _ => plain::read(&cleaned),
    };
    meta.is_raw_markup = format.reader() == FormatReader::PandocOrText;
    if let Some(mail) = mail {
        mail.tell(&mut meta);
    }
    if format != Format::Html && drafts.iter().all(|draft| draft.words.trim().is_empty()) {
        drafts = vec![Draft::paragraph(cleaned)];
    }
    if meta.published.is_none() && format != Format::Html {
        // A line that says "Updated" and no other date is the day the article counts its days from.
        meta.published = meta.modified;
    }
    finish(meta, drafts, url)
}

/// Reads what the text tells of itself once its blocks are known.
fn finish(mut meta: Meta, mut drafts: Vec<Draft>, url: Option<&str>) -> Manuscript {
    aside::mark(&mut drafts);
    header::read_dateline(&mut drafts, &mut meta);
    header::read_credit(&drafts, &mut meta);
    read_address(url, &mut meta);
    if meta.language.is_none() {
        meta.language = language::detect(&sample(&drafts));
    }
    Manuscript { meta, drafts }
}

/// What the address tells, where the article itself does not.
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

/// Enough of the text to tell its language.
fn sample(drafts: &[Draft]) -> Cow<'_, str> {
    let words: Vec<&str> = drafts
        .iter()
        .take(40)
        .map(|draft| draft.words.as_str())
        .collect();
    Cow::Owned(words.join("\n"))
}

/// Metadata whose every word has been cleaned and stands on one line; empty words are none.
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
