//! Highlights and notes for other programs: Markdown, Org, and W3C Web Annotation.

use std::fmt::Write;

use serde_json::{Value, json};

use super::markup::Markup;
use crate::annotation::{Note, Notebook};

/// A way to print notes.
#[derive(Clone, Copy, Debug)]
pub struct NotesFormat {
    /// The name that `--format` takes.
    pub name: &'static str,
    /// Prints the notes of articles.
    pub print: fn(&[Notebook]) -> String,
}

/// Every way to print notes.
pub const NOTES_FORMATS: [NotesFormat; 3] = [
    NotesFormat {
        name: "markdown",
        print: |notebooks| joined(notebooks, markdown),
    },
    NotesFormat {
        name: "org",
        print: |notebooks| joined(notebooks, org),
    },
    NotesFormat {
        name: "annotation",
        print: annotation_page,
    },
];

fn joined(notebooks: &[Notebook], print: fn(&Notebook) -> String) -> String {
    let texts: Vec<String> = notebooks.iter().map(print).collect();
    texts.join("\n")
}

fn annotation_page(notebooks: &[Notebook]) -> String {
    let items: Vec<Value> = notebooks.iter().flat_map(annotations).collect();
    let page = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "items": items,
    });
    format!("{page:#}\n")
}

fn title(notebook: &Notebook) -> &str {
    notebook.title.as_deref().unwrap_or("Untitled")
}

/// Who wrote the article, where, and when.
fn source(notebook: &Notebook) -> String {
    let names = notebook.byline.join(", ");
    let parts = [
        Some(names.as_str()).filter(|names| !names.is_empty()),
        notebook.publisher.as_deref(),
        notebook.published.as_deref(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The paragraphs of marked words.
fn paragraphs(note: &Note) -> impl Iterator<Item = &str> {
    note.anchor.words.split("\n\n")
}

fn markdown(notebook: &Notebook) -> String {
    let mut out = Markup::Markdown.heading(1, title(notebook)) + "\n";
    let source = Markup::Markdown.escape(&source(notebook));
    if !source.is_empty() {
        let _ = write!(out, "\n{source}\n");
    }
    if let Some(address) = &notebook.address {
        let _ = write!(out, "\n<{}>\n", address.replace(['<', '>', ' '], ""));
    }
    for note in &notebook.notes {
        let words: Vec<String> = paragraphs(note)
            .map(|words| format!("> {}", Markup::Markdown.escape(words)))
            .collect();
        let _ = write!(out, "\n{}\n", words.join("\n>\n"));
        if !note.note.is_empty() {
            // The reader's own words may be meant as Markdown.
            let _ = write!(out, "\n{}\n", note.note);
        }
    }
    out
}

fn org(notebook: &Notebook) -> String {
    let mut out = Markup::Org.heading(1, title(notebook)) + "\n";
    if let Some(address) = &notebook.address {
        let _ = write!(out, ":PROPERTIES:\n:URL: {address}\n:END:\n");
    }
    let source = Markup::Org.escape(&source(notebook));
    if !source.is_empty() {
        let _ = writeln!(out, "{source}");
    }
    for note in &notebook.notes {
        let words: Vec<String> = paragraphs(note)
            .map(|words| Markup::Org.escape(words))
            .collect();
        let _ = write!(
            out,
            "\n#+begin_quote\n{}\n#+end_quote\n",
            words.join("\n\n")
        );
        if !note.note.is_empty() {
            let _ = write!(out, "\n{}\n", kept(note.note.clone()));
        }
    }
    out
}

/// A line that is no heading and no keyword.
fn kept(line: String) -> String {
    if line.starts_with(['*', '#', ',']) {
        format!(",{line}")
    } else {
        line
    }
}

fn annotations(notebook: &Notebook) -> impl Iterator<Item = Value> {
    let source = notebook.address.as_deref().unwrap_or("urn:newsprint:text");
    notebook.notes.iter().map(move |note| {
        let mut item = json!({
            "id": format!("{source}#note-{}", note.id),
            "type": "Annotation",
            "motivation": if note.note.is_empty() { "highlighting" } else { "commenting" },
            "target": {
                "source": source,
                "selector": {
                    "type": "TextQuoteSelector",
                    "exact": note.anchor.words,
                    "prefix": note.anchor.before,
                },
            },
        });
        let Some(fields) = item.as_object_mut() else {
            return item;
        };
        if !note.made.is_empty() {
            fields.insert("created".to_owned(), json!(note.made));
        }
        if !note.note.is_empty() {
            let body = json!({ "type": "TextualBody", "value": note.note, "format": "text/plain" });
            fields.insert("body".to_owned(), body);
        }
        item
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::Anchor;

    fn notebook() -> Notebook {
        let note = |words: &str, note: &str| Note {
            id: format!("0-{}", words.len()),
            anchor: Anchor {
                byte: 0,
                words: words.to_owned(),
                before: "so ".to_owned(),
            },
            note: note.to_owned(),
            made: "2025-03-04T10:00:00Z".to_owned(),
        };
        Notebook {
            title: Some("A *tower*".to_owned()),
            byline: vec!["Una Brandt".to_owned()],
            publisher: None,
            published: Some("2025-03-04".to_owned()),
            address: Some("https://x.example/".to_owned()),
            notes: vec![note("1. the bells\n\n* rang", "why?"), note("twice", "")],
        }
    }

    #[test]
    fn markdown_quotes_the_words_and_keeps_the_notes() {
        assert_eq!(
            joined(&[notebook()], markdown),
            "# A \\*tower\\*\n\nUna Brandt · 2025-03-04\n\n<https://x.example/>\n\n> 1\\. the bells\n>\n> \\* rang\n\nwhy?\n\n> twice\n"
        );
    }

    #[test]
    fn org_has_a_heading_for_each_article() {
        let org = joined(&[notebook()], org);
        assert!(org.starts_with(
            "* A *\u{200b}tower*\u{200b}\n:PROPERTIES:\n:URL: https://x.example/\n:END:\n"
        ));
        assert!(org.contains(
            "#+begin_quote\n1. the bells\n\n\u{200b}*\u{200b} rang\n#+end_quote\n\nwhy?\n"
        ));
    }

    #[test]
    fn annotations_name_source_words_and_what_stands_before() {
        let page: Value = serde_json::from_str(&annotation_page(&[notebook()])).unwrap();
        let item = &page["items"][0];
        assert_eq!(item["motivation"], "commenting");
        assert_eq!(item["body"]["value"], "why?");
        assert_eq!(item["target"]["source"], "https://x.example/");
        assert_eq!(item["target"]["selector"]["prefix"], "so ");
        assert_eq!(page["items"][1]["motivation"], "highlighting");
        assert!(page["items"][1].get("body").is_none());
    }

    #[test]
    fn no_notes_are_an_empty_page() {
        assert_eq!(joined(&[], markdown), "");
        assert!(annotation_page(&[]).contains("\"items\": []"));
    }
}
