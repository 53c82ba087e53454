use super::*;
use crate::analysis::{Models, analyze};
use crate::document::{BlockKind, Document, DocumentBuilder, Moment};
use crate::export::OutputPart;
use crate::lang::Lang;

fn article(blocks: &[(BlockKind, u8, &str)]) -> Document {
    let mut builder = DocumentBuilder::new();
    builder.meta().title = Some("The <b>boat</b> & the \"ice\"".to_owned());
    builder.meta().published = Moment::parse("2025-03-04");
    builder.meta().url = Some("javascript:alert(1)".to_owned());
    for (kind, level, text) in blocks {
        builder.block(*kind, *level, text);
    }
    builder.finish()
}

fn written(documents: &[&Document]) -> String {
    let mut out = Vec::new();
    let mut page = HtmlReport::default();
    page.begin(&mut out, "a </title> page").unwrap();
    for document in documents {
        let analysis = analyze(document, Lang::english(), Models::builtin(), None);
        let view = AnalyzedArticle {
            input: "a.txt",
            document,
            analysis: &analysis,
            parts: &OutputPart::ALL,
            explain: false,
            reference: None,
        };
        page.article(&mut out, &view).unwrap();
    }
    page.end(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

const STORY: &str = "“We sail on,” said Ana Ruiz, the mayor, on Monday. The boat was built in 1911. It will be sold in May.";

fn story() -> Document {
    article(&[(BlockKind::Paragraph, 0, STORY)])
}

fn count(page: &str, what: &str) -> usize {
    page.matches(what).count()
}

#[test]
fn quotations_bear_the_letter_and_the_name_of_their_speaker() {
    let page = written(&[&story()]);
    assert!(
        page.contains("<b class=\"who s0\">A</b><span class=\"q direct s0\" title=\"Ana Ruiz\">“We sail on,”</span>"),
        "{page}"
    );
    assert!(page.contains("<h3><b class=\"who s0\">A</b> Ana Ruiz <small>mayor</small></h3>"));
}

#[test]
fn every_link_leads_to_a_place_of_the_page() {
    let page = written(&[&story(), &story()]);
    let ids: Vec<&str> = page
        .split(" id=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(ids.len(), unique.len());
    let links = page.split("href=\"#").skip(1);
    let mut count = 0;
    for link in links.map(|rest| rest.split('"').next().unwrap()) {
        assert!(ids.contains(&link), "{link}");
        count += 1;
    }
    assert!(count >= 2 * 8);
}

#[test]
fn words_of_an_article_are_never_code() {
    let nasty = "On Monday, <script>alert(\"1\")</script> said & did ']]>' \u{201c}<img src=x onerror=y>,\u{201d} said Eve <i>Hook</i>.";
    let page = written(&[&article(&[
        (BlockKind::Paragraph, 0, nasty),
        (BlockKind::Code, 0, "</code><script>1</script>"),
        (BlockKind::Table, 0, "<td>a\tb\nc"),
    ])]);
    for tag in ["<script", "<img", "<i>", "<b>boat", "javascript:"] {
        assert_eq!(count(&page, tag), 0, "{tag}");
    }
    assert!(page.contains("<title>a &lt;/title&gt; page</title>"));
    assert!(page.contains("&lt;td&gt;a</td><td>b</td></tr>"));
}

#[test]
fn the_timeline_has_its_years_and_the_day_of_publication() {
    let page = written(&[&story()]);
    let list = page.split("<ol class=\"timeline\">").nth(1).unwrap();
    let place = |what: &str| list.find(what).unwrap_or_else(|| panic!("{what}: {list}"));
    assert!(place(">1911<") < place(">2025<"));
    assert!(place(">2025<") < place("published Tue 4 Mar 2025"));
    assert!(place("published Tue 4 Mar 2025") < place("class=\"future\""));
    assert_eq!(count(&page, "<svg"), 1);
    assert_eq!(
        count(&page, "<circle"),
        count(list, "class=\"past\"") + count(list, "class=\"future\"")
    );
}

#[test]
fn blocks_keep_their_kind() {
    let page = written(&[&article(&[
        (BlockKind::Heading, 2, "Heading"),
        (BlockKind::ListItem, 1, "one"),
        (BlockKind::ListItem, 2, "two"),
        (BlockKind::BlockQuote, 1, "verse"),
        (BlockKind::Caption, 0, "below"),
        (BlockKind::Lines, 0, "one\n two"),
        (BlockKind::Reference, 1, "Ruiz, 1999"),
        (BlockKind::Furniture, 0, "Photo: Ruiz"),
    ])]);
    assert!(page.contains(
        "<h3>Heading</h3>\n<ul>\n<li class=\"l1\">one</li>\n<li class=\"l2\">two</li>\n</ul>\n<blockquote class=\"l1\"><p>verse</p></blockquote>\n<p class=\"caption\">below</p>\n<pre class=\"lines\">one\n two</pre>\n<p class=\"reference\">Ruiz, 1999</p>\n<p class=\"furniture\">Photo: Ruiz</p>\n"
    ), "{page}");
}

#[test]
fn an_article_without_findings_is_a_page_too() {
    let page = written(&[&article(&[])]);
    assert!(page.contains("Timeline <small>0</small>") && page.ends_with("</html>\n"));
    assert_eq!(count(&page, "<svg"), 0);
}
