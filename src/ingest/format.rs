//! The kinds of input: their names, their file name extensions, and what reads them.
//!
//! One more format that pandoc reads is a variant and a row here; one that this program reads is a file as well.

use super::draft::Draft;
use super::{html, man, markdown, plain};
use crate::document::Meta;

/// A kind of input; each has a row in [`FORMATS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// An HTML page.
    Html,
    /// Markdown (CommonMark with tables), with or without front matter.
    Markdown,
    /// Org.
    Org,
    /// reStructuredText.
    Rst,
    /// A mail, or a page saved as one (MHTML).
    Mail,
    /// A manual page as it is sent to a pager, or other output made for a terminal.
    Man,
    /// A feed: RSS, Atom or JSON Feed.
    Feed,
    /// An EPUB book.
    Epub,
    /// LaTeX.
    Latex,
    /// A Word document.
    Docx,
    /// An office document in ODT format.
    Odt,
    /// A book in FB2 format.
    Fb2,
}

/// One row of [`FORMATS`].
#[derive(Clone, Copy, Debug)]
pub struct FormatRow {
    /// The format.
    pub format: Format,
    /// The name that `--from` takes and, where pandoc reads the format, the name pandoc has for it.
    pub name: &'static str,
    /// What file names end with.
    pub extensions: &'static [&'static str],
    /// Who reads it.
    pub reader: FormatReader,
    /// What makes metadata and blocks of its cleaned text; books, feeds and mails are taken apart first.
    pub(super) parse: BlockParser,
}

/// Makes metadata and blocks of a cleaned text from an address.
pub(super) type BlockParser = fn(&str, url: Option<&str>) -> (Meta, Vec<Draft>);

/// Who reads a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatReader {
    /// This program.
    BuiltIn,
    /// Pandoc; without it the markup is shown as plain text.
    PandocOrText,
    /// Pandoc; without it the input is refused.
    Pandoc,
}

use FormatReader::{BuiltIn, Pandoc, PandocOrText};

const fn row(
    format: Format,
    name: &'static str,
    extensions: &'static [&'static str],
    reader: FormatReader,
    parse: BlockParser,
) -> FormatRow {
    FormatRow {
        format,
        name,
        extensions,
        reader,
        parse,
    }
}

const PLAIN: BlockParser = |text, _| plain::read(text);

/// Every format, in the order of the help.
#[rustfmt::skip]
pub const FORMATS: [FormatRow; 13] = [
    row(Format::Text, "text", &["txt", "text"], BuiltIn, PLAIN),
    row(Format::Html, "html", &["html", "htm", "xhtml", "shtml"], BuiltIn, html::read),
    row(Format::Markdown, "markdown", &["md", "markdown", "mdown", "mkd", "mdx"], BuiltIn, |text, _| markdown::read(text)),
    row(Format::Mail, "mail", &["eml", "mht", "mhtml"], BuiltIn, PLAIN),
    row(Format::Man, "man", &[], BuiltIn, |text, _| man::read(text)),
    row(Format::Org, "org", &["org"], PandocOrText, PLAIN),
    row(Format::Rst, "rst", &["rst", "rest"], PandocOrText, PLAIN),
    row(Format::Feed, "feed", &["rss", "atom", "xml", "json"], BuiltIn, PLAIN),
    row(Format::Epub, "epub", &["epub"], BuiltIn, PLAIN),
    row(Format::Latex, "latex", &["tex", "latex"], PandocOrText, PLAIN),
    row(Format::Docx, "docx", &["docx"], Pandoc, PLAIN),
    row(Format::Odt, "odt", &["odt"], Pandoc, PLAIN),
    row(Format::Fb2, "fb2", &["fb2"], Pandoc, PLAIN),
];

impl Format {
    /// The format of a name as given to `--from`; `None` for an unknown one.
    pub fn parse(name: &str) -> Option<Self> {
        let row = FORMATS.iter().find(|row| row.name == name)?;
        Some(row.format)
    }

    /// The format that files with an extension usually have.
    pub(super) fn of_extension(extension: &str) -> Option<Self> {
        let extension = extension.to_ascii_lowercase();
        let row = FORMATS
            .iter()
            .find(|row| row.extensions.contains(&extension.as_str()))?;
        Some(row.format)
    }

    /// The name of the format.
    pub fn name(self) -> &'static str {
        self.row().map_or("", |row| row.name)
    }

    /// Who reads it.
    pub fn reader(self) -> FormatReader {
        self.row().map_or(BuiltIn, |row| row.reader)
    }

    /// Makes metadata and blocks of a cleaned text.
    pub(super) fn parse_blocks(self, text: &str, url: Option<&str>) -> (Meta, Vec<Draft>) {
        let parse = self.row().map_or(PLAIN, |row| row.parse);
        parse(text, url)
    }

    fn row(self) -> Option<&'static FormatRow> {
        FORMATS.iter().find(|row| row.format == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_its_name_and_its_extensions() {
        for row in &FORMATS {
            assert_eq!(Format::parse(row.name), Some(row.format));
            assert_eq!(row.format.name(), row.name);
            for extension in row.extensions {
                assert_eq!(Format::of_extension(extension), Some(row.format));
            }
        }
        assert_eq!(Format::of_extension("HTM"), Some(Format::Html));
        assert_eq!(Format::parse("auto"), None);
    }
}
