use super::*;
use crate::app::tests::{date, fit, press};
use crate::app::{App, Msg, PaneSize};
use crate::document::{BlockKind, DocumentBuilder};

const SCREEN: PaneSize = PaneSize { cols: 80, rows: 24 };

fn paragraphs(count: usize) -> Arc<Document> {
    let mut builder = DocumentBuilder::new();
    for nth in 0..count {
        let words = format!("Paragraph {nth} tells that the harbour was quiet. ").repeat(8);
        builder.block(BlockKind::Paragraph, 0, &words);
    }
    Arc::new(builder.finish())
}

fn preferences() -> Preferences {
    Preferences::new(date("2025-03-05"))
}

fn part_of(effects: &[Effect]) -> Option<Span> {
    match effects {
        [Effect::Analyze { part, .. }] => *part,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_long_article_is_analysed_in_parts_as_it_is_read() {
    let mut app = App::new(paragraphs(14_000), preferences());
    fit(&mut app, SCREEN);
    let first = part_of(&app.start()).unwrap();
    assert!(first.start() == 0 && first.end() < 300_000);
    let generation = app.session.generation;
    let answer = |generation| Msg::Analyzed {
        generation,
        analysis: Arc::default(),
    };
    assert!(app.update(answer(generation)).is_empty());
    assert!(press(&mut app, "j").is_empty(), "still within the part");
    let next = part_of(&press(&mut app, "50%")).unwrap();
    assert!(next.covers(app.article().view()) && next.start() > first.end());
    assert!(press(&mut app, "G").is_empty(), "one at a time");
    let generation = app.session.generation;
    let last = part_of(&app.update(answer(generation))).unwrap();
    assert_eq!(last.end(), app.document().text.len());
}

#[test]
fn what_is_no_article_is_analysed_in_no_part() {
    let mut app = App::new(paragraphs(14_000), preferences());
    fit(&mut app, SCREEN);
    app.start();
    let mut manual = paragraphs(14_000);
    Arc::make_mut(&mut manual).meta.typeset = true;
    assert!(app.open(manual).is_empty());
    assert!(press(&mut app, "50%").is_empty() && app.session.part.is_none());
}

#[test]
fn a_short_article_is_analysed_whole() {
    let mut app = App::new(paragraphs(30), preferences());
    assert_eq!(part_of(&app.start()), None);
}

#[test]
fn the_rest_comes_without_moving_what_is_on_the_screen() {
    let mut app = App::beginning(paragraphs(30), preferences());
    fit(&mut app, SCREEN);
    let effects = app.start();
    assert!(matches!(
        effects[..],
        [Effect::Fetch { .. }, Effect::Analyze { .. }]
    ));
    press(&mut app, "30j/harbour<Enter>");
    let (view, hits) = (app.article().view(), app.search().unwrap().hits.len());
    let (request, document) = (app.request(), paragraphs(90));
    app.update(Msg::ArticleLoaded { request, document });
    assert_eq!(app.article().view(), view);
    assert_eq!(app.search().unwrap().hits.len(), 3 * hits);
    press(&mut app, "G");
    assert!(app.article().view().end() > 3 * view.end());
    app.check();
}

#[test]
fn a_beginning_that_reads_otherwise_in_the_whole_gives_way() {
    let mut app = App::beginning(paragraphs(30), preferences());
    fit(&mut app, SCREEN);
    app.start();
    press(&mut app, "G");
    let mut builder = DocumentBuilder::new();
    builder.block(BlockKind::Paragraph, 0, "Something else.");
    let request = app.request();
    let document = Arc::new(builder.finish());
    app.update(Msg::ArticleLoaded { request, document });
    assert_eq!(app.article().anchor(), 0);
    app.check();
}
