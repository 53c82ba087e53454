//! Who said what and what happened when, as an outline for notes: Markdown (CommonMark) or Org.

use std::io::{self, Write};

use super::json::{View, quoted_words};
use super::stream::Failure;
use super::{address, order};
use crate::analysis::wording::{self, Wording};
use crate::analysis::{Event, Quote, QuoteKind, Speaker, Tense};

/// The language of an outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// `CommonMark`.
    Markdown,
    /// Org mode.
    Org,
}

/// Writes the outline of one article.
pub(super) fn article(out: &mut impl Write, view: &View<'_>, markup: Markup) -> io::Result<()> {
    let meta = &view.document.meta;
    let title = meta.title.as_deref().unwrap_or(view.input);
    markup.heading(out, 1, title)?;
    let by = (!meta.byline.is_empty()).then(|| format!("By {}", meta.byline.join(", ")));
    let published = meta.published.map(|moment| wording::full_day(moment.date));
    let facts = [by, meta.publisher.clone(), published];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    if !facts.is_empty() {
        writeln!(out, "{}\n", markup.escape(&facts.join(" · ")))?;
    }
    let web = meta.canonical.as_deref().or(meta.url.as_deref());
    if let Some(web) = web.and_then(address::web) {
        writeln!(out, "<{web}>\n")?;
    }
    speakers(out, view, markup)?;
    timeline(out, view, markup)
}

/// Writes what became of an input that is no article.
pub(super) fn failure(
    out: &mut impl Write,
    input: &str,
    failure: &Failure,
    markup: Markup,
) -> io::Result<()> {
    markup.heading(out, 1, input)?;
    writeln!(out, "{}\n", markup.escape(&failure.message))
}

fn speakers(out: &mut impl Write, view: &View<'_>, markup: Markup) -> io::Result<()> {
    let quotes = &view.analysis.quotes;
    if quotes.is_empty() {
        return Ok(());
    }
    markup.heading(out, 2, "Speakers")?;
    for speaker in &view.analysis.speakers {
        let said: Vec<&Quote> = speaker
            .quotes
            .iter()
            .filter_map(|id| quotes.get(id.index()))
            .collect();
        if !said.is_empty() {
            markup.heading(out, 3, &who(speaker))?;
            list(out, view, &said, markup)?;
        }
    }
    let unclaimed: Vec<&Quote> = quotes
        .iter()
        .filter(|quote| quote.speakers.is_empty())
        .collect();
    if !unclaimed.is_empty() {
        markup.heading(out, 3, "Nobody named")?;
        list(out, view, &unclaimed, markup)?;
    }
    Ok(())
}

fn who(speaker: &Speaker) -> String {
    match &speaker.role {
        Some(role) => format!("{}, {role}", speaker.name),
        None => speaker.name.clone(),
    }
}

fn list(
    out: &mut impl Write,
    view: &View<'_>,
    quotes: &[&Quote],
    markup: Markup,
) -> io::Result<()> {
    for quote in quotes {
        let words = markup.escape(&quoted_words(view.document, &quote.parts));
        let said = match quote.kind {
            QuoteKind::Direct | QuoteKind::Mixed => "",
            QuoteKind::Indirect => "reported: ",
        };
        let doubt = if quote.why.is_doubtful() {
            " (doubtful)"
        } else {
            ""
        };
        writeln!(out, "- {said}{words}{doubt}")?;
    }
    writeln!(out)
}

fn timeline(out: &mut impl Write, view: &View<'_>, markup: Markup) -> io::Result<()> {
    let events = order::in_time(view.analysis);
    if events.is_empty() {
        return Ok(());
    }
    markup.heading(out, 2, "Timeline")?;
    for event in events {
        let when = markup.strong(&when(event));
        let label = markup.escape(&event.row(view.document));
        writeln!(out, "- {when} {label} ({})", event.tense.as_str())?;
    }
    writeln!(out)
}

fn when(event: &Event) -> String {
    let past = event.tense == Tense::Past;
    let wording = Wording {
        dash: '–',
        until: if past { "until" } else { "by" },
        from: if past { "since" } else { "from" },
    };
    let words = event
        .bounds
        .map(|bounds| wording::bounds(bounds, None, wording));
    words
        .filter(|words| !words.is_empty())
        .unwrap_or_else(|| "undated".to_owned())
}

// Keeps what follows from being read as markup in Org, which has no other way.
const ZERO_WIDTH: char = '\u{200b}';

impl Markup {
    fn heading(self, out: &mut impl Write, level: usize, words: &str) -> io::Result<()> {
        let sign = match self {
            Self::Markdown => "#",
            Self::Org => "*",
        };
        writeln!(out, "{} {}\n", sign.repeat(level), self.escape(words))
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
    use crate::export::Part;
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
        let view = View {
            input: "boat.txt",
            document: &document,
            analysis: &analysis,
            parts: &Part::ALL,
            explain: false,
            reference: None,
        };
        let mut out = Vec::new();
        article(&mut out, &view, markup).unwrap();
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
