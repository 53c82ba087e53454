//! The article as one page that needs nothing else: its text with the quotations marked, who says what, and the timeline,
//! drawn and listed. No script, nothing fetched; every word of the article is escaped.

mod cast;
mod entry;
mod escape;
#[cfg(test)]
mod tests;
mod text;
mod timeline_svg;

use std::io::{self, Write};

use chrono::NaiveDate;

use super::article::AnalyzedArticle;
use super::order;
use super::outline::{NOBODY, by_speaker, quoted_words};
use super::report::{Failure, ReportFormat};
use crate::analysis::{Quote, Speaker, TemporalStatus, wording};

use cast::SpeakerRanks;
use entry::PageEvent;
use escape::Escaped;
use text::MarkedText;

/// The page, with placeholders `{title}`, `{style}` and `{articles}`.
const TEMPLATE: &str = include_str!("../../../assets/page.html");

const STYLE: &str = include_str!("../../../assets/page.css");

/// All articles on one HTML page.
#[derive(Debug, Default)]
pub(super) struct HtmlReport {
    count: usize,
}

impl ReportFormat for HtmlReport {
    fn begin(&mut self, out: &mut dyn Write, title: &str) -> io::Result<()> {
        let (head, _) = TEMPLATE.split_once("{articles}\n").unwrap_or_default();
        let head = head.replace("{style}", STYLE);
        out.write_all(
            head.replace("{title}", &Escaped(title).to_string())
                .as_bytes(),
        )
    }

    fn article(&mut self, out: &mut dyn Write, article: &AnalyzedArticle<'_>) -> io::Result<()> {
        self.count += 1;
        let (document, analysis) = (article.document, article.analysis);
        let prefix = format!("a{}-", self.count);
        let cast = SpeakerRanks::of(analysis);
        let events = order::in_time(analysis).into_iter();
        let events: Vec<PageEvent<'_>> =
            events.map(|event| PageEvent::of(event, article)).collect();
        let section = ArticleSection {
            article,
            cast: &cast,
            prefix: &prefix,
            day: article.day().map(|moment| moment.date),
        };
        let language = document.meta.language.as_deref().unwrap_or("und");
        writeln!(out, "<article lang=\"{}\">", Escaped(language))?;
        section.header(out)?;
        out.write_all(timeline_svg::draw(&events, section.day, &prefix).as_bytes())?;
        out.write_all(b"<div class=\"columns\">\n<div class=\"text\" dir=\"auto\">\n")?;
        MarkedText::new(document, analysis, &cast, &prefix).blocks(out)?;
        out.write_all(b"</div>\n<div class=\"side\">\n")?;
        section.timeline(&events, out)?;
        section.speakers(out)?;
        out.write_all(b"</div>\n</div>\n</article>\n")
    }

    fn failure(&mut self, out: &mut dyn Write, input: &str, failure: &Failure) -> io::Result<()> {
        self.count += 1;
        let (input, message) = (Escaped(input), Escaped(&failure.message));
        writeln!(
            out,
            "<article><h1>{input}</h1><p class=\"error\">{message}</p></article>"
        )
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let (_, end) = TEMPLATE.split_once("{articles}\n").unwrap_or_default();
        out.write_all(end.as_bytes())
    }
}

/// What the header and the lists of one article are written from.
struct ArticleSection<'a> {
    article: &'a AnalyzedArticle<'a>,
    cast: &'a SpeakerRanks,
    // The prefix of every id of this article.
    prefix: &'a str,
    day: Option<NaiveDate>,
}

impl ArticleSection<'_> {
    fn header(&self, out: &mut dyn Write) -> io::Result<()> {
        let title = Escaped(self.article.title());
        writeln!(out, "<header>\n<h1 dir=\"auto\">{title}</h1>")?;
        let facts = self.article.facts();
        write!(out, "<p class=\"about\">{}", Escaped(&facts))?;
        if let Some(address) = self.article.address().map(Escaped) {
            write!(
                out,
                " <a rel=\"noreferrer\" href=\"{address}\">{address}</a>"
            )?;
        }
        out.write_all(b"</p>\n</header>\n")
    }

    fn timeline(&self, events: &[PageEvent<'_>], out: &mut dyn Write) -> io::Result<()> {
        let count = events.len();
        write!(
            out,
            "<section><h2>Timeline <small>{count}</small></h2>\n<ol class=\"timeline\">\n"
        )?;
        let mut year = None;
        let mut rule = self.day;
        for event in events {
            if event.days.is_none_or(|(first, _)| Some(first) > rule) {
                published(rule.take(), out)?;
            }
            if event.year() != year {
                year = event.year();
                let words = year.map_or_else(|| "undated".to_owned(), |year| year.to_string());
                writeln!(out, "<li class=\"year\">{words}</li>")?;
            }
            self.event(event, out)?;
        }
        published(rule, out)?;
        out.write_all(b"</ol></section>\n")
    }

    fn event(&self, entry: &PageEvent<'_>, out: &mut dyn Write) -> io::Result<()> {
        let (event, prefix) = (entry.event, self.prefix);
        let (id, status) = (event.id.number(), entry.date.status);
        write!(
            out,
            "<li id=\"{prefix}e{id}\" class=\"{}\"><a href=\"#{prefix}w{id}\">",
            status.as_str()
        )?;
        let date = entry.date.words(entry.year());
        if !date.is_empty() {
            write!(out, "<b>{}</b> ", Escaped(&date))?;
        }
        write!(
            out,
            "<span dir=\"auto\">{}</span></a>",
            Escaped(&entry.label)
        )?;
        for speaker in &event.speakers {
            write!(out, " {}", self.cast.letter(*speaker))?;
        }
        let timexes = &self.article.analysis.timexes;
        let time = event.time.and_then(|time| timexes.get(time.index()));
        if let Some(time) = time.filter(|_| !event.inherited) {
            let words = Escaped(self.article.document.words(time.span));
            write!(out, " <span class=\"aside\">“{words}”</span>")?;
        }
        if status != TemporalStatus::Past {
            let tense = event.tense.as_str();
            write!(out, " <span class=\"aside\">{tense}</span>")?;
        }
        out.write_all(b"</li>\n")
    }

    fn speakers(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut groups = by_speaker(self.article.analysis);
        groups.sort_by_key(|(speaker, _)| speaker.map_or(usize::MAX, |one| self.cast.rank(one.id)));
        let count = self.article.analysis.speakers.len();
        writeln!(out, "<section><h2>Speakers <small>{count}</small></h2>")?;
        for (speaker, quotes) in groups {
            match speaker {
                Some(speaker) => self.speaker(speaker, out)?,
                None => writeln!(out, "<h3>{NOBODY}</h3>")?,
            }
            self.quotes(&quotes, out)?;
        }
        out.write_all(b"</section>\n")
    }

    fn speaker(&self, speaker: &Speaker, out: &mut dyn Write) -> io::Result<()> {
        let (letter, name) = (self.cast.letter(speaker.id), Escaped(&speaker.name));
        write!(out, "<h3>{letter} {name}")?;
        if let Some(role) = &speaker.role {
            write!(out, " <small>{}</small>", Escaped(role))?;
        }
        out.write_all(b"</h3>\n")
    }

    fn quotes(&self, quotes: &[&Quote], out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"<ul class=\"quotes\">\n")?;
        for quote in quotes {
            let words = quoted_words(self.article.document, &quote.parts);
            let (prefix, id) = (self.prefix, quote.id.number());
            let (words, kind) = (Escaped(&words), quote.kind.as_str());
            writeln!(
                out,
                "<li class=\"{kind}\"><a dir=\"auto\" href=\"#{prefix}q{id}\">{words}</a></li>"
            )?;
        }
        out.write_all(b"</ul>\n")
    }
}

fn published(day: Option<NaiveDate>, out: &mut dyn Write) -> io::Result<()> {
    let Some(day) = day.map(wording::full_day) else {
        return Ok(());
    };
    writeln!(out, "<li class=\"published\">published {day}</li>")
}
