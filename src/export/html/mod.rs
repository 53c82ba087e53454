//! The article as one page that needs nothing else: its text with the quotations marked, who says what, and the timeline,
//! drawn and listed. No script, nothing fetched; every word of the article is escaped.

mod cast;
mod entry;
mod escape;
mod strip;
#[cfg(test)]
mod tests;
mod text;

use std::io::{self, Write};

use chrono::NaiveDate;

use super::json::{View, quoted_words};
use super::stream::Failure;
use super::{address, order};
use crate::analysis::{Analysis, Quote, wording};
use crate::document::Document;

use cast::Cast;
use entry::{Entry, Standing};
use escape::Escaped;
use text::Marked;

const STYLE: &str = include_str!("../../../assets/page.css");

/// Writes the head of the page.
pub(super) fn open(out: &mut impl Write, title: &str) -> io::Result<()> {
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        Escaped(title)
    )
}

/// Writes the end of the page.
pub(super) fn close(out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"</body>\n</html>\n")
}

/// Writes one article; `nth` counts the articles of the page.
pub(super) fn article(out: &mut impl Write, view: &View<'_>, nth: usize) -> io::Result<()> {
    let (document, analysis) = (view.document, view.analysis);
    let prefix = format!("a{nth}-");
    let cast = Cast::of(analysis);
    let events = order::in_time(analysis);
    let entries: Vec<Entry<'_>> = events
        .into_iter()
        .map(|event| Entry::of(event, view))
        .collect();
    let page = Page {
        document,
        analysis,
        cast: &cast,
        prefix: &prefix,
        day: view.day().map(|moment| moment.date),
    };
    let language = document.meta.language.as_deref().unwrap_or("und");
    writeln!(out, "<article lang=\"{}\">", Escaped(language))?;
    page.header(view.input, out)?;
    out.write_all(strip::draw(&entries, page.day, &prefix).as_bytes())?;
    out.write_all(b"<div class=\"columns\">\n<div class=\"text\" dir=\"auto\">\n")?;
    Marked::new(document, analysis, &cast, &prefix).blocks(out)?;
    out.write_all(b"</div>\n<div class=\"side\">\n")?;
    page.timeline(&entries, out)?;
    page.speakers(out)?;
    out.write_all(b"</div>\n</div>\n</article>\n")
}

/// Writes what became of an input that is no article.
pub(super) fn failure(out: &mut impl Write, input: &str, failure: &Failure) -> io::Result<()> {
    let (input, message) = (Escaped(input), Escaped(&failure.message));
    writeln!(
        out,
        "<article><h1>{input}</h1><p class=\"error\">{message}</p></article>"
    )
}

// What the lists of an article are written from.
struct Page<'a> {
    document: &'a Document,
    analysis: &'a Analysis,
    cast: &'a Cast<'a>,
    prefix: &'a str,
    day: Option<NaiveDate>,
}

impl Page<'_> {
    fn published(&self) -> Option<NaiveDate> {
        self.document.meta.published.map(|moment| moment.date)
    }

    fn header(&self, input: &str, out: &mut impl Write) -> io::Result<()> {
        let meta = &self.document.meta;
        let title = meta.title.as_deref().unwrap_or(input);
        writeln!(out, "<header>\n<h1 dir=\"auto\">{}</h1>", Escaped(title))?;
        let by = (!meta.byline.is_empty()).then(|| format!("By {}", meta.byline.join(", ")));
        let published = self.published().map(wording::full_day);
        let facts: Vec<String> = [by, meta.publisher.clone(), published]
            .into_iter()
            .flatten()
            .collect();
        write!(out, "<p class=\"about\">{}", Escaped(&facts.join(" · ")))?;
        let address = meta.canonical.as_deref().or(meta.url.as_deref());
        if let Some(address) = address.and_then(address::web) {
            let address = Escaped(address);
            write!(
                out,
                " <a rel=\"noreferrer\" href=\"{address}\">{address}</a>"
            )?;
        }
        out.write_all(b"</p>\n</header>\n")
    }

    fn timeline(&self, entries: &[Entry<'_>], out: &mut impl Write) -> io::Result<()> {
        writeln!(
            out,
            "<section><h2>Timeline <small>{}</small></h2>",
            entries.len()
        )?;
        out.write_all(b"<ol class=\"timeline\">\n")?;
        let mut year = None;
        let mut rule = self.day;
        for entry in entries {
            let due = rule.filter(|day| entry.days.is_none_or(|(first, _)| first > *day));
            if let Some(day) = due {
                writeln!(
                    out,
                    "<li class=\"published\">published {}</li>",
                    wording::full_day(day)
                )?;
                rule = None;
            }
            if entry.year() != year {
                year = entry.year();
                match year {
                    Some(year) => writeln!(out, "<li class=\"year\">{year}</li>")?,
                    None => out.write_all(b"<li class=\"year\">undated</li>\n")?,
                }
            }
            self.entry(entry, out)?;
        }
        if let Some(day) = rule {
            writeln!(
                out,
                "<li class=\"published\">published {}</li>",
                wording::full_day(day)
            )?;
        }
        out.write_all(b"</ol></section>\n")
    }

    fn entry(&self, entry: &Entry<'_>, out: &mut impl Write) -> io::Result<()> {
        let (event, prefix) = (entry.event, self.prefix);
        let (id, standing) = (event.id.number(), entry.standing.as_str());
        write!(out, "<li id=\"{prefix}e{id}\" class=\"{standing}\">")?;
        write!(out, "<a href=\"#{prefix}w{id}\">")?;
        if !entry.beside.is_empty() {
            write!(out, "<b>{}</b> ", Escaped(&entry.beside))?;
        }
        write!(out, "<span dir=\"auto\">{}</span></a>", Escaped(&entry.row))?;
        for speaker in &event.speakers {
            write!(out, " {}", self.cast.letter(*speaker))?;
        }
        let time = event
            .time
            .and_then(|time| self.analysis.timexes.get(time.index()));
        if let Some(time) = time.filter(|_| !event.inherited) {
            let words = Escaped(self.document.words(time.span)).to_string();
            write!(out, " <span class=\"aside\">“{words}”</span>")?;
        }
        if entry.standing != Standing::Past {
            write!(
                out,
                " <span class=\"aside\">{}</span>",
                event.tense.as_str()
            )?;
        }
        out.write_all(b"</li>\n")
    }

    fn speakers(&self, out: &mut impl Write) -> io::Result<()> {
        let speakers = &self.cast.speakers;
        writeln!(
            out,
            "<section><h2>Speakers <small>{}</small></h2>",
            speakers.len()
        )?;
        for speaker in speakers {
            write!(
                out,
                "<h3>{} {}",
                self.cast.letter(speaker.id),
                Escaped(&speaker.name)
            )?;
            if let Some(role) = &speaker.role {
                write!(out, " <small>{}</small>", Escaped(role))?;
            }
            out.write_all(b"</h3>\n")?;
            let quotes = speaker.quotes.iter();
            self.quotes(
                quotes.filter_map(|id| self.analysis.quotes.get(id.index())),
                out,
            )?;
        }
        let unclaimed: Vec<&Quote> = self
            .analysis
            .quotes
            .iter()
            .filter(|quote| quote.speakers.is_empty())
            .collect();
        if !unclaimed.is_empty() {
            out.write_all(b"<h3>nobody named</h3>\n")?;
            self.quotes(unclaimed.into_iter(), out)?;
        }
        out.write_all(b"</section>\n")
    }

    fn quotes<'q>(
        &self,
        quotes: impl Iterator<Item = &'q Quote>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        out.write_all(b"<ul class=\"quotes\">\n")?;
        for quote in quotes {
            let words = quoted_words(self.document, &quote.parts);
            let (prefix, id) = (self.prefix, quote.id.number());
            let words = Escaped(&words);
            let kind = quote.kind.as_str();
            writeln!(
                out,
                "<li class=\"{kind}\"><a dir=\"auto\" href=\"#{prefix}q{id}\">{words}</a></li>"
            )?;
        }
        out.write_all(b"</ul>\n")
    }
}

impl Standing {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Future => "future",
            Self::Maybe => "maybe",
        }
    }
}
