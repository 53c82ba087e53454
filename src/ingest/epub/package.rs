//! The package document of a book: metadata, files and reading order.

use std::collections::{HashMap, HashSet};

use crate::document::{Meta, Moment};
use crate::ingest::archive::Archive;
use crate::ingest::clean::clean_line;
use crate::ingest::feed::authors;
use crate::ingest::xml::{Element, children};
use crate::ingest::{decode, language};

/// The package document of a book.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub(super) meta: Meta,
    /// The files to read, in order.
    pub(super) chapters: Vec<String>,
    /// Their names in the table of contents.
    pub(super) names: HashMap<String, String>,
}

/// Maximum number of files.
const MAX_CHAPTERS: usize = 3_000;

/// Maximum depth of a table of contents.
const MAX_DEPTH: usize = 16;

/// A file in the manifest.
struct Item {
    id: String,
    path: String,
    kind: String,
    properties: String,
}

impl Package {
    /// Reads the package document; `None` if there is none.
    pub(super) fn read(archive: &mut Archive<'_>) -> Option<Self> {
        let path = root(archive)?;
        let text = text(archive, &path)?;
        let package = children(&text).find(|element| element.local() == "package")?;
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut book = Self::default();
        let (mut items, mut order, mut furniture) = (Vec::new(), Vec::new(), HashSet::new());
        for part in children(package.inner) {
            match part.local() {
                "metadata" => book.tell(&part),
                "manifest" => items = self::items(&part, folder),
                "spine" => order = spine(&part),
                "guide" => furniture = guide(&part, folder),
                _ => {}
            }
        }
        let by_id: HashMap<&str, &Item> =
            items.iter().map(|item| (item.id.as_str(), item)).collect();
        let mut seen = HashSet::new();
        let read = order.iter().filter_map(|id| by_id.get(id.as_str()));
        let read = read.filter(|item| {
            let is_text = item.kind.contains("html") || item.kind.contains("dtbook");
            let is_furniture = has(&item.properties, "nav") || furniture.contains(&item.path);
            is_text && !is_furniture && seen.insert(item.path.clone())
        });
        book.chapters = read
            .map(|item| item.path.clone())
            .take(MAX_CHAPTERS)
            .collect();
        book.names = names(archive, &items);
        Some(book)
    }

    fn tell(&mut self, metadata: &Element<'_>) {
        let parts: Vec<Element<'_>> = children(metadata.inner)
            // Older books have their metadata one level deeper.
            .flat_map(|part| match part.local() {
                "dc-metadata" | "x-metadata" => children(part.inner).collect(),
                _ => vec![part],
            })
            .collect();
        let meta = &mut self.meta;
        let mut creators = Vec::new();
        for part in &parts {
            let words = clean_line(&part.words());
            match part.local() {
                "title"
                    if meta.title.is_none() || refined(part, &parts, "title-type") == "main" =>
                {
                    meta.title = Some(words);
                }
                "creator" if is_author(part, &parts) => creators.push(words),
                "publisher" if meta.publisher.is_none() => meta.publisher = Some(words),
                "language" if meta.language.is_none() => meta.language = language::code(&words),
                "date" if meta.published.is_none() || part.attribute("event") == "publication" => {
                    meta.published = Moment::parse(&words).or(meta.published);
                }
                "meta" if part.attribute("property") == "dcterms:modified" => {
                    meta.modified = Moment::parse(&words);
                }
                _ => {}
            }
        }
        meta.byline = authors::names(&creators);
    }
}

/// The path of the package document.
fn root(archive: &mut Archive<'_>) -> Option<String> {
    let told = text(archive, "META-INF/container.xml").and_then(|container| {
        let container = children(&container).find(|element| element.local() == "container")?;
        let files = children(container.inner).find(|element| element.local() == "rootfiles")?;
        let file = children(files.inner).find(|element| element.local() == "rootfile")?;
        Some(file.attribute("full-path").to_owned())
    });
    let is_there = |path: &String| archive.has(path);
    told.filter(is_there).or_else(|| {
        archive
            .names()
            .find(|name| matches!(name.rsplit_once('.'), Some((_, "opf"))))
            .map(str::to_owned)
    })
}

/// A file as text.
pub(super) fn text(archive: &mut Archive<'_>, path: &str) -> Option<String> {
    let bytes = archive.read(path)?;
    Some(decode::decode(&bytes, None).into_owned())
}

fn items(manifest: &Element<'_>, folder: &str) -> Vec<Item> {
    let items = children(manifest.inner).filter(|item| item.local() == "item");
    items
        .map(|item| Item {
            id: item.attribute("id").to_owned(),
            path: join(folder, item.attribute("href")),
            kind: item.attribute("media-type").to_ascii_lowercase(),
            properties: item.attribute("properties").to_owned(),
        })
        .collect()
}

/// The files in reading order, without auxiliary ones.
fn spine(spine: &Element<'_>) -> Vec<String> {
    let items = children(spine.inner).filter(|item| item.attribute("linear") != "no");
    items
        .map(|item| item.attribute("idref").to_owned())
        .collect()
}

/// The pages that are not part of the text.
fn guide(guide: &Element<'_>, folder: &str) -> HashSet<String> {
    let is_furniture = |part: &Element<'_>| {
        matches!(
            part.attribute("type").to_ascii_lowercase().as_str(),
            "toc" | "cover" | "title-page" | "titlepage"
        )
    };
    children(guide.inner)
        .filter(is_furniture)
        .map(|part| join(folder, part.attribute("href")))
        .collect()
}

/// Whether a creator is an author, unless a role says otherwise; others illustrate, translate or narrate.
fn is_author(creator: &Element<'_>, parts: &[Element<'_>]) -> bool {
    let role = match creator.attribute("role") {
        "" => refined(creator, parts, "role"),
        role => role.to_owned(),
    };
    role.is_empty() || role == "aut"
}

/// The value of a refining element; empty if there is none.
fn refined(part: &Element<'_>, parts: &[Element<'_>], property: &str) -> String {
    let id = part.attribute("id");
    let found = parts.iter().find(|other| {
        let target = other.attribute("refines").strip_prefix('#');
        other.attribute("property") == property && !id.is_empty() && target == Some(id)
    });
    found
        .map(|other| other.words().trim().to_owned())
        .unwrap_or_default()
}

/// The names of files in the table of contents; the first name of each counts.
fn names(archive: &mut Archive<'_>, items: &[Item]) -> HashMap<String, String> {
    let mut names = HashMap::new();
    let contents = items
        .iter()
        .find(|item| has(&item.properties, "nav"))
        .or_else(|| items.iter().find(|item| item.kind.contains("dtbncx")));
    let Some(contents) = contents else {
        return names;
    };
    let folder = contents
        .path
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder);
    let text = text(archive, &contents.path).unwrap_or_default();
    for (target, name) in targets(&text) {
        names.entry(join(folder, &target)).or_insert(name);
    }
    names
}

/// The links of a table of contents with their names: `<a href>`, or a `navLabel` before its `content`.
fn targets(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut waiting = vec![(text, 0)];
    while let Some((inner, depth)) = waiting.pop() {
        let mut label = None;
        let mut deeper = Vec::new();
        for part in children(inner).take(MAX_CHAPTERS) {
            let (target, name) = match part.local() {
                "a" => (part.attribute("href"), Some(part.words())),
                "content" => (part.attribute("src"), label.take()),
                "navLabel" => {
                    label = Some(part.words());
                    continue;
                }
                _ if depth < MAX_DEPTH => {
                    deeper.push((part.inner, depth + 1));
                    continue;
                }
                _ => continue,
            };
            let name = name
                .map(|name| clean_line(&name))
                .filter(|name| !name.is_empty());
            found.extend(name.map(|name| (target.to_owned(), name)));
        }
        waiting.extend(deeper.into_iter().rev());
    }
    found
}

fn has(properties: &str, name: &str) -> bool {
    properties
        .split_whitespace()
        .any(|property| property == name)
}

/// The path of a reference in a folder, without its fragment.
fn join(folder: &str, reference: &str) -> String {
    let reference = reference.split('#').next().unwrap_or_default();
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    if reference.starts_with('/') {
        parts.clear();
    }
    for part in reference.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    decoded(&parts.join("/"))
}

/// Decodes `%20`.
fn decoded(path: &str) -> String {
    let mut pieces = path.split('%');
    let mut out = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let code = piece
            .get(..2)
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        out.push(code.unwrap_or(b'%'));
        let rest = if code.is_some() {
            piece.get(2..)
        } else {
            Some(piece)
        };
        out.extend(rest.unwrap_or_default().bytes());
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_and_decoded() {
        assert_eq!(join("OEBPS/text", "../a%20b.xhtml#c"), "OEBPS/a b.xhtml");
        assert_eq!(join("", "/x/./y"), "x/y");
        assert_eq!(join("a", "100%"), "a/100%");
        assert_eq!(join("a", "../../../etc/passwd"), "etc/passwd");
    }

    #[test]
    fn tables_of_contents_are_read_in_both_forms() {
        let ncx = "<ncx><navMap><navPoint><navLabel><text>One</text></navLabel><content src='a.xhtml#x'/>\
            <navPoint><navLabel><text>Two</text></navLabel><content src='b.xhtml'/></navPoint></navPoint></navMap></ncx>";
        let nav = "<html><body><nav><ol><li><a href='a.xhtml#x'>One</a><ol><li><a href='b.xhtml'> Two </a></li></ol></li></ol></nav></body></html>";
        for text in [ncx, nav] {
            let mut found = targets(text);
            found.sort();
            assert_eq!(
                found,
                [
                    ("a.xhtml#x".to_owned(), "One".to_owned()),
                    ("b.xhtml".to_owned(), "Two".to_owned())
                ],
                "{text}"
            );
        }
    }
}
