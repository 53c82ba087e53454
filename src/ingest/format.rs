//! The kinds of input: their names, their file name extensions, and what reads them.

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
}

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
    reader: FormatReader,
    extensions: &'static [&'static str],
) -> FormatRow {
    FormatRow {
        format,
        name,
        extensions,
        reader,
    }
}

/// Every format, in the order of the help.
#[rustfmt::skip]
pub const FORMATS: [FormatRow; 13] = [
    row(Format::Text, "text", BuiltIn, &["txt", "text"]),
    row(Format::Html, "html", BuiltIn, &["html", "htm", "xhtml", "shtml"]),
    row(Format::Markdown, "markdown", BuiltIn, &["md", "markdown", "mdown", "mkd", "mdx"]),
    row(Format::Mail, "mail", BuiltIn, &["eml", "mht", "mhtml"]),
    row(Format::Man, "man", BuiltIn, &[]),
    row(Format::Org, "org", PandocOrText, &["org"]),
    row(Format::Rst, "rst", PandocOrText, &["rst", "rest"]),
    row(Format::Feed, "feed", BuiltIn, &["rss", "atom", "xml", "json"]),
    row(Format::Epub, "epub", BuiltIn, &["epub"]),
    row(Format::Latex, "latex", PandocOrText, &["tex", "latex"]),
    row(Format::Docx, "docx", Pandoc, &["docx"]),
    row(Format::Odt, "odt", Pandoc, &["odt"]),
    row(Format::Fb2, "fb2", Pandoc, &["fb2"]),
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
