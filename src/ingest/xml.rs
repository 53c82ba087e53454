//! Lenient XML: the elements of a text, even if it is malformed.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

/// An element and the source between its tags.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element<'a> {
    /// The name with its prefix: `dc:title`.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) inner: &'a str,
}

impl Element<'_> {
    /// The value of an attribute with any prefix; empty if it is missing.
    pub(super) fn attribute(&self, name: &str) -> &str {
        let found = self
            .attributes
            .iter()
            .find(|(key, _)| key.rsplit(':').next() == Some(name));
        found.map_or("", |(_, value)| value.as_str())
    }

    /// The name without its prefix.
    pub(super) fn local(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or_default()
    }

    /// The words in it, without tags.
    pub(super) fn words(&self) -> String {
        words(self.inner)
    }

    /// The markup in it, escaped or not.
    pub(super) fn markup(&self) -> String {
        if children(self.inner).next().is_some() {
            return self.inner.to_owned();
        }
        self.words()
    }
}

/// The outermost elements of a text, in order, up to the first syntax error.
pub(super) fn children(xml: &str) -> impl Iterator<Item = Element<'_>> {
    let mut reader = reader(xml);
    std::iter::from_fn(move || {
        loop {
            match reader.read_event().ok()? {
                Event::Eof => return None,
                Event::Empty(tag) => return Some(element(&tag, "")),
                Event::Start(tag) => {
                    let start = usize::try_from(reader.buffer_position()).ok()?;
                    // An unclosed element extends to the end.
                    let inner = match reader.read_to_end(tag.name()) {
                        Ok(span) => xml.get(start..usize::try_from(span.end).ok()?),
                        Err(_) => xml.get(start..),
                    };
                    return Some(element(&tag, inner.unwrap_or_default()));
                }
                _ => {}
            }
        }
    })
}

fn element<'a>(tag: &BytesStart<'_>, inner: &'a str) -> Element<'a> {
    let attributes = tag.html_attributes();
    let attributes = attributes.filter_map(Result::ok).map(|attribute| {
        let value = attribute.value.as_ref();
        (attribute.key.as_ref().to_owned(), words(value))
    });
    Element {
        name: tag.name().as_ref().to_owned(),
        attributes: attributes.collect(),
        inner,
    }
}

/// The words of a text without tags and with references decoded; unknown entity names stay as they are.
fn words(xml: &str) -> String {
    let mut reader = reader(xml);
    let mut out = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Text(text)) => out.push_str(&text),
            Ok(Event::CData(text)) => out.push_str(&text),
            Ok(Event::GeneralRef(name)) => {
                match (name.resolve_char_ref(), resolve_predefined_entity(&name)) {
                    (Ok(Some(c)), _) => out.push(c),
                    (_, Some(words)) => out.push_str(words),
                    _ => {
                        out.push('&');
                        out.push_str(&name);
                        out.push(';');
                    }
                }
            }
            Ok(Event::Eof) | Err(_) => return out,
            Ok(_) => {}
        }
    }
}

fn reader(xml: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(xml: &str) -> Vec<(String, &str)> {
        children(xml)
            .map(|element| (element.name, element.inner))
            .collect()
    }

    #[test]
    fn elements_stand_beside_each_other_with_what_is_in_them() {
        let xml = "<?xml version='1.0'?><!-- a --><a x='1'><b>2</b></a> and <c/><d>3";
        assert_eq!(
            seen(xml),
            [
                ("a".to_owned(), "<b>2</b>"),
                ("c".to_owned(), ""),
                ("d".to_owned(), "3")
            ]
        );
        assert_eq!(seen("no tags & <"), []);
    }

    #[test]
    fn words_are_decoded_once() {
        let xml = "<a n:t='&lt;1&gt;'>x &amp;amp; &#233;&nbsp;<b>y</b> & <![CDATA[<p>z]]></a>";
        let element = children(xml).next().unwrap();
        assert_eq!(element.words(), "x &amp; é&nbsp;y & <p>z");
        assert_eq!(element.attribute("t"), "<1>");
        assert_eq!(element.attribute("u"), "");
    }

    #[test]
    fn markup_is_there_or_escaped() {
        let markup = |xml: &str| children(xml).next().unwrap().markup();
        assert_eq!(markup("<a>&lt;p&gt;one</a>"), "<p>one");
        assert_eq!(markup("<a><![CDATA[<p>one]]></a>"), "<p>one");
        assert_eq!(markup("<a><p>one</p></a>"), "<p>one</p>");
    }
}
