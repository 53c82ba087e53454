use std::io::{self, Write};

use serde::Serialize;

use super::ics::Calendar;
use super::json::{VERSION, View};
use super::{Markup, annotation, csv, html, ics, markup};

/// What is written, and how one article follows another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One indented JSON object.
    Object,
    /// An indented array of objects.
    Array,
    /// One object a line.
    Lines,
    /// The events of all articles as one table.
    Table,
    /// The dated events of all articles as one calendar.
    Calendar,
    /// All articles on one HTML page.
    Page,
    /// The annotations of one article as one indented JSON object.
    Annotation,
    /// Those of several as an array.
    Annotations,
    /// Who said what and what happened when, article after article.
    Outline(Markup),
}

/// An input that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What failed, as one word.
    pub kind: &'static str,
    /// What is wrong and the way out.
    pub message: String,
}

/// Writes articles one by one as they are made; every one is flushed, so that a reader at the other end sees it at once.
#[derive(Debug)]
pub struct Stream<W: Write> {
    out: W,
    form: Form,
    count: usize,
    calendar: Calendar,
}

#[derive(Serialize)]
struct FailureForm<'a> {
    schema: u32,
    input: String,
    error: ErrorForm<'a>,
}

#[derive(Serialize)]
struct ErrorForm<'a> {
    kind: &'a str,
    message: &'a str,
}

impl<W: Write> Stream<W> {
    /// A stream that has written nothing yet.
    pub fn new(out: W, form: Form) -> Self {
        Self {
            out,
            form,
            count: 0,
            calendar: Calendar::default(),
        }
    }

    /// Makes room for several articles where one was expected; changes nothing once something has been written.
    pub fn expect_several(&mut self) {
        self.form = match self.form {
            Form::Object if self.count == 0 => Form::Array,
            Form::Annotation if self.count == 0 => Form::Annotations,
            form => form,
        };
    }

    /// Writes one article.
    ///
    /// # Errors
    ///
    /// When the far end cannot be written to.
    pub fn article(&mut self, view: &View<'_>) -> io::Result<()> {
        let title = view.document.meta.title.as_deref().unwrap_or(view.input);
        self.open(title)?;
        match self.form {
            Form::Object | Form::Array | Form::Lines => self.object(&view.object())?,
            Form::Table => csv::article(&mut self.out, view)?,
            Form::Calendar => self.calendar.article(&mut self.out, view)?,
            Form::Page => html::article(&mut self.out, view, self.count + 1)?,
            Form::Annotation | Form::Annotations => self.object(&annotation::collection(view))?,
            Form::Outline(language) => markup::article(&mut self.out, view, language)?,
        }
        self.end()
    }

    /// Writes what became of an input that is no article; a calendar has no place for it.
    ///
    /// # Errors
    ///
    /// When the far end cannot be written to.
    pub fn failure(&mut self, input: &str, failure: &Failure) -> io::Result<()> {
        let input = input.replace(char::is_control, "\u{FFFD}");
        self.open(&input)?;
        match self.form {
            Form::Object | Form::Array | Form::Lines | Form::Annotation | Form::Annotations => self
                .object(&FailureForm {
                    schema: VERSION,
                    input,
                    error: ErrorForm {
                        kind: failure.kind,
                        message: &failure.message,
                    },
                })?,
            Form::Table => csv::failure(&mut self.out, &input, failure)?,
            Form::Calendar => {}
            Form::Page => html::failure(&mut self.out, &input, failure)?,
            Form::Outline(language) => markup::failure(&mut self.out, &input, failure, language)?,
        }
        self.end()
    }

    /// Closes what is open; nothing may be written afterwards.
    ///
    /// # Errors
    ///
    /// When the far end cannot be written to.
    pub fn finish(mut self) -> io::Result<()> {
        match self.form {
            Form::Array | Form::Annotations => {
                let close = if self.count == 0 { "[]\n" } else { "\n]\n" };
                self.out.write_all(close.as_bytes())?;
            }
            Form::Calendar => ics::close(&mut self.out)?,
            Form::Page => html::close(&mut self.out)?,
            Form::Object | Form::Lines | Form::Table | Form::Annotation | Form::Outline(_) => {}
        }
        self.out.flush()
    }

    /// Writes what stands before the first article.
    fn open(&mut self, title: &str) -> io::Result<()> {
        match self.form {
            _ if self.count > 0 => Ok(()),
            Form::Table => csv::open(&mut self.out),
            Form::Calendar => ics::open(&mut self.out),
            Form::Page => html::open(&mut self.out, title),
            _ => Ok(()),
        }
    }

    /// Ends an article.
    fn end(&mut self) -> io::Result<()> {
        self.count += 1;
        self.out.flush()
    }

    fn object(&mut self, object: &impl Serialize) -> io::Result<()> {
        match self.form {
            Form::Array | Form::Annotations => {
                return self.element(&serde_json::to_string_pretty(object)?);
            }
            Form::Object | Form::Annotation => serde_json::to_writer_pretty(&mut self.out, object)?,
            _ => serde_json::to_writer(&mut self.out, object)?,
        }
        self.out.write_all(b"\n")
    }

    /// Writes an object as an array element; a line end in it is never inside a string, where it would be escaped.
    fn element(&mut self, object: &str) -> io::Result<()> {
        let open = if self.count == 0 { "[" } else { "," };
        self.out.write_all(open.as_bytes())?;
        for line in object.lines() {
            write!(self.out, "\n  {line}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(form: Form, kinds: &[&'static str]) -> String {
        let mut out = Vec::new();
        let mut stream = Stream::new(&mut out, form);
        for kind in kinds {
            let failure = Failure {
                kind,
                message: "a\nb".to_owned(),
            };
            stream.failure("x\u{7}.txt", &failure).unwrap();
        }
        stream.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lines_hold_one_object_each() {
        let text = written(Form::Lines, &["one", "two"]);
        assert_eq!(text.lines().count(), 2);
        assert_eq!(
            text.lines().next().unwrap(),
            r#"{"schema":1,"input":"x�.txt","error":{"kind":"one","message":"a\nb"}}"#
        );
    }

    #[test]
    fn an_array_reads_back_whole() {
        for kinds in [&[][..], &["one"], &["one", "two"]] {
            let text = written(Form::Array, kinds);
            let value: serde_json::Value = serde_json::from_str(&text).unwrap();
            assert_eq!(value.as_array().unwrap().len(), kinds.len());
            assert!(text.ends_with("]\n"));
        }
    }

    #[test]
    fn what_turns_out_to_be_several_is_an_array() {
        let mut out = Vec::new();
        let mut stream = Stream::new(&mut out, Form::Object);
        stream.expect_several();
        stream.finish().unwrap();
        assert_eq!(out, b"[]\n");
    }

    #[test]
    fn one_object_stands_by_itself() {
        let text = written(Form::Object, &["one"]);
        assert!(text.starts_with("{\n  \"schema\": 1,"), "{text}");
        assert!(text.ends_with("}\n"));
    }
}
