use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use super::*;

fn read(text: &str) -> Feed {
    Feed::of(&InputSource {
        bytes: text.as_bytes(),
        name: "",
        format: None,
        url: None,
        charset: None,
    })
    .unwrap()
}

fn is_feed(text: &str) -> bool {
    kind(text).is_some()
}

const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet href="a.xsl"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbor &amp; Town</title><link>https://harbor.example/</link><language>en-GB</language>
<image><title>A picture</title></image>
<item><title>Bridge &amp;#8211; closed</title><link>https://harbor.example/bridge</link>
<dc:creator><![CDATA[Ana Ruiz and Bo Lindt]]></dc:creator><pubDate>Tue, 04 Mar 2025 23:30:00 -0500</pubDate>
<description>It closes &lt;b&gt;today&lt;/b&gt;.</description>
<content:encoded><![CDATA[<p>The bridge closes on Monday.</p><p>“It is old,” said Ana Ruiz.</p><p>The post <a href="/">Bridge</a> appeared first on Harbor.</p>]]></content:encoded></item>
<item><title>Ferry</title><guid>https://harbor.example/ferry</guid><author>bo@harbor.example (Bo Lindt)</author>
<description>The ferry sails again […]</description><pubDate>Wed, 5 March 2025 10:00 GMT</pubDate></item>
</channel></rss>"#;

#[test]
fn rss_is_read_with_dates_in_their_own_zone() {
    let feed = read(RSS);
    assert_eq!(feed.title.as_deref(), Some("Harbor & Town"));
    let cards: Vec<ListEntry> = feed.entries.iter().map(FeedEntry::list_entry).collect();
    let days: Vec<String> = cards
        .iter()
        .map(|card| card.published.unwrap().to_string())
        .collect();
    assert_eq!(cards[0].title, "Bridge – closed");
    assert_eq!(cards[0].byline, ["Ana Ruiz", "Bo Lindt"]);
    assert_eq!(cards[1].byline, ["Bo Lindt"]);
    assert_eq!(days, ["2025-03-04T23:30-05:00", "2025-03-05T10:00+00:00"]);
}

#[test]
fn an_entry_is_an_article_of_its_own() {
    let feed = read(RSS);
    let document = feed.entries[0].document();
    assert_eq!(
        document.text.as_str(),
        "The bridge closes on Monday.\n\n“It is old,” said Ana Ruiz."
    );
    assert_eq!(document.meta.title.as_deref(), Some("Bridge – closed"));
    assert_eq!(document.meta.publisher.as_deref(), Some("Harbor & Town"));
    assert_eq!(document.meta.language.as_deref(), Some("en"));
    assert_eq!(
        document.meta.url.as_deref(),
        Some("https://harbor.example/bridge")
    );
}

#[test]
fn a_summary_is_told_from_the_article() {
    let feed = read(RSS);
    let whole: Vec<bool> = feed.entries.iter().map(FeedEntry::is_whole).collect();
    assert_eq!(whole, [true, false]);
    assert_eq!(
        feed.entries[1].address(),
        Some("https://harbor.example/ferry")
    );
    for (words, is) in [
        ("<p>It sails … <a href=x>Continue reading</a></p>", true),
        ("<p>It sails [&#8230;]</p>", true),
        ("<p>It sails...</p>\n", true),
        (
            "<p>It sails. He read more books, and the ferry went to the other side of the water without him, as ever.</p>",
            false,
        ),
    ] {
        assert_eq!(goes_on(words), is, "{words}");
    }
}

#[test]
fn atom_is_read() {
    let feed = read(
        r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Hafen</title><author><name>Ana Ruiz</name></author>
        <entry><title type="html">&lt;em&gt;Brücke&lt;/em&gt;</title><link rel="self" href="https://h.example/self"/>
        <link rel="alternate" href="https://h.example/a"/><updated>2025-03-04T09:30:00Z</updated>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Sie <b>schließt</b>.</p></div></content></entry>
        <entry><title>Zwei</title><author><name>Bo Lindt</name></author><summary>Kurz &amp; gut.</summary></entry></feed>"#,
    );
    let [first, second] = feed.entries.as_slice() else {
        panic!("two entries");
    };
    assert_eq!(first.list_entry().title, "Brücke");
    assert_eq!(first.list_entry().byline, ["Ana Ruiz"]);
    assert_eq!(first.address(), Some("https://h.example/a"));
    assert_eq!(
        first.list_entry().published.unwrap().to_string(),
        "2025-03-04T09:30+00:00"
    );
    assert!(first.is_whole());
    assert_eq!(first.document().text.as_str(), "Sie schließt.");
    assert_eq!(first.document().meta.language.as_deref(), Some("de"));
    assert_eq!(second.list_entry().byline, ["Bo Lindt"]);
    assert_eq!(second.document().text.as_str(), "Kurz & gut.");
}

#[test]
fn rdf_and_json_feeds_are_read() {
    let feed = read(
        r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
        <channel rdf:about="x"><title>Harbor</title></channel>
        <item rdf:about="https://h.example/a"><title>Bridge</title><dc:date>2025-03-04</dc:date></item></rdf:RDF>"#,
    );
    assert_eq!(feed.title.as_deref(), Some("Harbor"));
    assert_eq!(feed.entries[0].address(), Some("https://h.example/a"));
    assert_eq!(feed.entries[0].document().text.as_str(), "Bridge");
    let feed = read(
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Harbor", "authors": [{"name": "Ana Ruiz"}],
        "items": [{"id": "1", "url": "https://h.example/a", "content_text": "One.\n\nTwo.", "date_published": "2025-03-04T09:30:00+01:00"},
        {"id": "https://h.example/b", "title": "B", "author": {"name": "Bo Lindt"}, "content_html": "<p>B.</p>"}, 7]}"#,
    );
    assert_eq!(feed.entries.len(), 3);
    assert_eq!(feed.entries[0].list_entry().title, "https://h.example/a");
    assert_eq!(feed.entries[0].document().text.as_str(), "One.\n\nTwo.");
    assert_eq!(feed.entries[1].list_entry().byline, ["Bo Lindt"]);
}

#[test]
fn an_entry_may_stand_alone() {
    let feed = read(
        "<entry xmlns='http://www.w3.org/2005/Atom'><title>One</title><id>https://h.example/a</id><content>It is.</content></entry>",
    );
    assert_eq!(feed.entries.len(), 1);
    assert_eq!(feed.entries[0].address(), Some("https://h.example/a"));
}

#[test]
fn accounts_are_no_names() {
    let names = |author: &str| super::names(&[author.to_owned()]);
    assert_eq!(names("By Ana Ruiz"), ["Ana Ruiz"]);
    assert_eq!(names("BBC Radio 4"), ["BBC Radio 4"]);
    assert_eq!(names("ANA RUIZ"), ["Ana Ruiz"]);
    for account in [
        "admin",
        "/u/Ana_Ruiz",
        "@AnaRuiz",
        "Ana@harbor.example",
        "https://h.example/Ana",
        " ",
    ] {
        assert_eq!(names(account), [""; 0], "{account}");
    }
}

#[test]
fn addresses_follow_that_of_the_feed() {
    let address = |text: &str| read(text).entries[0].address().map(str::to_owned);
    assert_eq!(
        address("<rss><channel><link>https://h.example/</link><item><link>/a</link></item></channel></rss>").unwrap(),
        "https://h.example/a"
    );
    assert_eq!(
        address("<feed xml:base='https://h.example/x/'><entry><link href='a'/></entry></feed>")
            .unwrap(),
        "https://h.example/x/a"
    );
    assert_eq!(
        address(
            "<rss><channel><link>https://h.example/</link><item><guid>7</guid></item></channel></rss>"
        ),
        None
    );
}

#[test]
fn what_is_no_feed_is_left_alone() {
    assert!(is_feed(RSS));
    assert!(is_feed("<atom:feed xmlns:atom='x'>"));
    for text in [
        "<html><body><rss>",
        "<rdf:RDF xmlns:foaf='x'>",
        "{\"version\": 1}",
        "Read our RSS feed.",
        "<feedback>",
        "",
    ] {
        assert!(!is_feed(text), "{text}");
    }
}

#[test]
fn a_long_list_is_cut_and_a_broken_one_read_as_far_as_it_goes() {
    let many = format!(
        "<rss><channel>{}",
        "<item><title>a</title></item>".repeat(3_000)
    );
    assert_eq!(read(&many).entries.len(), MAX_ENTRIES);
    let broken = "<rss><channel><item><title>One</title></item><item><title>Two<</channel>";
    assert_eq!(read(broken).entries[0].list_entry().title, "One");
}

const PIECES: &[&str] = &[
    "<rss>",
    "<channel>",
    "</channel>",
    "<item>",
    "</item>",
    "<item/>",
    "<feed>",
    "<entry>",
    "</entry>",
    "<title>",
    "</title>",
    "<link>",
    "<link href='https://h.example/\u{1b}[2J' rel='alternate'/>",
    "<content type='xhtml'>",
    "<content:encoded>",
    "</content:encoded>",
    "<![CDATA[",
    "]]>",
    "<description>",
    "&lt;p&gt;",
    "&#27;]0;x&#7;",
    "&amp;#x202e;",
    "&nbsp;",
    "&",
    "<",
    "<author><name>",
    "\u{9b}31m",
    "Ana Ruiz ",
    "<pubDate>Tue, 99 Mar",
    "<!--",
    "<!DOCTYPE a [<!ENTITY b \"c\">",
    "<a b='",
];

proptest! {
    #![proptest_config(ProptestConfig::with_failure_persistence(FileFailurePersistence::Direct(
        "tests/corpus/feed.txt"
    )))]

    #[test]
    fn any_soup_of_elements_is_read_and_harmless(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        let feed = read(&format!("<rss>{}", pieces.concat()));
        for entry in &feed.entries {
            let card = entry.list_entry();
            let text = entry.document().text;
            let all = format!("{}{}{}", card.title, card.byline.concat(), entry.address().unwrap_or_default());
            prop_assert!(!all.contains(|c: char| c.is_control() || c == '\u{202e}'), "{all:?}");
            prop_assert!(text.as_str().chars().all(|c| !c.is_control() || c == '\n' || c == '\t'));
            prop_assert!(!text.as_str().contains('\u{202e}'), "an override came out");
        }
    }
}
