//! Who said what and what happened when, as an outline for notes: Markdown (CommonMark) or Org.

use std::io::{self, Write};

use super::article::AnalyzedArticle;
use super::outline::{OutlineLine, outline};
use super::report::{Failure, ReportFormat};
use crate::analysis::QuoteKind;

/// The language of an outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    /// `CommonMark`.
    Markdown,
    /// Org mode.
    Org,
}

impl ReportFormat for Markup {
    fn article(&mut self, out: &mut dyn Write, article: &AnalyzedArticle<'_>) -> io::Result<()> {
        writeln!(out, "{}\n", self.heading(1, article.title()))?;
        let facts = article.facts();
        if !facts.is_empty() {
            writeln!(out, "{}\n", self.escape(&facts))?;
        }
        if let Some(address) = article.address() {
            writeln!(out, "<{address}>\n")?;
        }
        let lines = outline(article.document, article.analysis, article.day());
        for (index, line) in lines.iter().enumerate() {
            let text = self.line(line);
            let is_item = |line: &OutlineLine| {
                matches!(line, OutlineLine::Quote { .. } | OutlineLine::Event { .. })
            };
            let is_listed = is_item(line) && lines.get(index + 1).is_some_and(is_item);
            let end = if is_listed || text.is_empty() {
                ""
            } else {
                "\n"
            };
            if !text.is_empty() {
                writeln!(out, "{text}{end}")?;
            }
        }
        Ok(())
    }

    fn failure(&mut self, out: &mut dyn Write, input: &str, failure: &Failure) -> io::Result<()> {
        let message = self.escape(&failure.message);
        writeln!(out, "{}\n\n{message}\n", self.heading(1, input))
    }
}

impl Markup {
    /// A line of the outline; empty for the head of an empty list.
    fn line(self, line: &OutlineLine) -> String {
        match line {
            OutlineLine::Section(_, 0) => String::new(),
            OutlineLine::Section(name, _) => self.heading(2, name),
            OutlineLine::Speaker(name, _) => self.heading(3, name),
            OutlineLine::Quote {
                words,
                kind,
                is_doubtful,
            } => {
                let reported = if *kind == QuoteKind::Indirect {
                    "reported: "
                } else {
                    ""
                };
                let doubtful = if *is_doubtful { " (doubtful)" } else { "" };
                format!("- {reported}{}{doubtful}", self.escape(words))
            }
            OutlineLine::Event { when, label, tense } => {
                let (when, label) = (self.strong(when), self.escape(label));
                format!("- {when} {label} ({})", tense.as_str())
            }
        }
    }
}

// Keeps what follows from being read as markup in Org, which has no other way.
const ZERO_WIDTH: char = '\u{200b}';

impl Markup {
    /// A heading as one line.
    pub(super) fn heading(self, level: usize, words: &str) -> String {
        let sign = match self {
            Self::Markdown => "#",
            Self::Org => "*",
        };
        format!("{} {}", sign.repeat(level), self.escape(words))
    }

    fn strong(self, words: &str) -> String {
        match self {
            Self::Markdown => format!("**{}**", self.escape(words)),
            Self::Org => format!("*{}*", self.escape(words)),
        }
    }

    /// Words on one line that mean nothing but themselves.
    pub(super) fn escape(self, words: &str) -> String {
        let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut escaped = String::with_capacity(line.len() + 8);
        // A number or a sign that opens a list, a heading or a keyword only does so in front.
        let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let opening = line.len() - number.len();
        for (byte, c) in line.char_indices().filter(|(_, c)| !c.is_control()) {
            let in_front = byte == 0 && matches!(c, '-' | '+' | '=' | '#' | '*' | '|' | ':')
                || byte > 0 && byte == opening && matches!(c, '.' | ')');
            match self {
                Self::Markdown => {
                    let means = matches!(
                        c,
                        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '&' | '#' | '|'
                    );
                    if means || in_front {
                        escaped.push('\\');
                    }
                    escaped.push(c);
                }
                Self::Org => {
                    if in_front && byte == 0 {
                        escaped.push(ZERO_WIDTH);
                    }
                    escaped.push(c);
                    if matches!(
                        c,
                        '[' | '<' | '{' | '*' | '/' | '_' | '=' | '~' | '+' | '$' | '\\'
                    ) {
                        escaped.push(ZERO_WIDTH);
                    }
                }
            }
        }
        escaped
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Models, analyze};
    use crate::document::{BlockKind, DocumentBuilder, Moment};
    use crate::export::OutputPart;
    use crate::lang::Lang;

    fn written(markup: Markup) -> String {
        let mut builder = DocumentBuilder::new();
        let meta = builder.meta();
        meta.title = Some("The *boat* sails".to_owned());
        meta.published = Moment::parse("2025-03-04");
        meta.url = Some("https://journal.example/boat".to_owned());
        let text = "“We sail on,” said Ana Ruiz, the mayor. The hall burned on February 3.";
        builder.block(BlockKind::Paragraph, 0, text);
        let document = builder.finish();
        let analysis = analyze(&document, Lang::english(), Models::builtin(), None);
        let view = AnalyzedArticle {
            input: "boat.txt",
            document: &document,
            analysis: &analysis,
            parts: &OutputPart::ALL,
            explain: false,
            reference: None,
        };
        let mut out = Vec::new();
        let mut markup = markup;
        markup.article(&mut out, &view).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn markdown_has_headings_quotations_and_dates() {
        assert_eq!(
            written(Markup::Markdown),
            "# The \\*boat\\* sails\n\nTue 4 Mar 2025\n\n<https://journal.example/boat>\n\n## Speakers\n\n\
             ### Ana Ruiz, mayor\n\n- “We sail on,”\n\n## Timeline\n\n- **3 Feb 2025** The hall burned on February 3 (past)\n\n"
        );
    }

    #[test]
    fn org_has_its_own_signs() {
        let text = written(Markup::Org);
        assert!(
            text.starts_with("* The *\u{200b}boat*\u{200b} sails\n"),
            "{text}"
        );
        assert!(
            text.contains("\n*** Ana Ruiz, mayor\n\n- “We sail on,”\n"),
            "{text}"
        );
        assert!(
            text.contains("\n- *3 Feb 2025* The hall burned on February 3 (past)\n"),
            "{text}"
        );
    }

    #[test]
    fn words_mean_only_themselves() {
        for (words, markdown) in [
            ("1998. A year", "1998\\. A year"),
            ("- a list", "\\- a list"),
            ("<b>&amp;", "\\<b\\>\\&amp;"),
            ("two\n# lines", "two \\# lines"),
            ("a_b `c`", "a\\_b \\`c\\`"),
        ] {
            assert_eq!(Markup::Markdown.escape(words), markdown);
        }
        for words in ["<%%(progn)>", "[[file:x]]", "#+begin_src", "* x", "{{{x}}}"] {
            let escaped = Markup::Org.escape(words);
            for sign in ["<%", "[[", "{{"] {
                assert!(!escaped.contains(sign), "{escaped}");
            }
            assert!(!escaped.starts_with(['*', '#']), "{escaped}");
        }
    }
}
