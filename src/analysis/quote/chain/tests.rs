use super::leftover::{owners, places};
use super::owner::OwnerQuestion;
use super::*;
use crate::analysis::article::Article;
use crate::analysis::name::NameKind;
use crate::analysis::quote::marks;
use crate::analysis::sentence::{self, Sentences};
use crate::analysis::tag::{Tag, Tags};
use crate::document::{BlockKind, Document, DocumentBuilder};
use crate::lang::Lang;
use crate::model::features::checksum;

/// Every feature the models may ask of an article, given one attribution by rule.
fn asked(view: &ModelView<'_>, known: &Attribution) -> Vec<u32> {
    let mut all = Vec::new();
    let mut out = Vec::new();
    let cue = known.cue.clone().unwrap().start;
    for stretch in view.stretches() {
        let chunks = view.chunks(stretch.clone());
        for index in stretch.clone() {
            all.push(cue::listed(view, index));
            cue::features(view, index, &chunks, &mut out);
            all.append(&mut out);
            source::none(view, index, &mut out);
            all.append(&mut out);
            for chunk in source::candidates(view, index, &chunks) {
                source::features(view, index, chunk, &chunks, &mut out);
                all.append(&mut out);
            }
        }
    }
    for source in [None, known.source.clone().map(|source| source.tokens)] {
        let frame = ContentFrame { cue, source };
        let mut side = Vec::new();
        side::features(view, &frame, &mut side);
        side::chosen(&side, 2, &mut out);
        all.append(&mut out);
        for start in right::starts(view, &frame) {
            right::start(view, &frame, start, &mut out);
            all.append(&mut out);
            for end in right::ends(view, start) {
                right::end(view, &frame, start, end, &mut out);
                all.append(&mut out);
            }
        }
        for (rank, end) in left::ends(view, &frame).into_iter().enumerate() {
            left::end(view, &frame, end, rank, &mut out);
            all.append(&mut out);
            for start in left::starts(view, end) {
                left::start(view, &frame, end, start, &mut out);
                all.append(&mut out);
            }
        }
    }
    let found = [ModelAttribution::of(known)];
    for place in places(view, &found) {
        let question = OwnerQuestion::new(view, &place, &found);
        for owner in owners(view, &place, &found) {
            question.features(&owner, &mut out);
            all.append(&mut out);
        }
    }
    all
}

/// An article whose tags go round all there are, a name in it, and what a rule makes of it.
fn known_article() -> (Document, Sentences, Tags, Vec<Name>, Attribution) {
    let mut builder = DocumentBuilder::new();
    for words in [
        "“It works, and it will go on to work,” Ana Ruiz said. “It does.” Nobody at the “works” knew that it would.",
        "“I see what they mean by that,” the mayor of 2 towns told them: ‘never’, which is long. “So do I!",
    ] {
        builder.block(BlockKind::Paragraph, 0, words);
    }
    let document = builder.finish();
    let sentences = sentence::split(&document, Lang::english());
    let tags = Tags(
        (0..sentences.tokens.len())
            .map(|at| Tag::ALL[at % Tag::ALL.len()])
            .collect(),
    );
    let lower = |at: usize| sentences.lower(&sentences.tokens[at]);
    let said = (0..tags.0.len()).find(|at| lower(*at) == "said").unwrap();
    let name = sentences.tokens[said - 2]
        .span
        .join(sentences.tokens[said - 1].span);
    let names = vec![Name {
        span: name,
        kind: NameKind::Person,
        title: None,
    }];
    let known = Attribution {
        parts: std::iter::once(1..said - 4).collect(),
        source: Some(SourcePhrase {
            tokens: said - 2..said,
            head: said - 1,
            group_end: said,
        }),
        cue: Some(said..said + 1),
        block: sentences.list[0].block,
        why: Evidence::weighed("said", 120),
    };
    (document, sentences, tags, names, known)
}

#[test]
fn the_checksum_is_that_of_the_features_of_a_known_article() {
    let (document, sentences, tags, names, known) = known_article();
    let article = Article::new(&document, &sentences, &tags, Lang::english());
    let ruled = [known];
    let view = ModelView::new(&article, &names, &ruled);
    let asked = asked(&view, &ruled[0]);
    assert!(asked.len() > 5000, "{}", asked.len());
    assert_eq!(
        format!("{:#010X}", checksum(asked)),
        format!("{CHECKSUM:#010X}"),
        "the features changed: put the first number in place of the second and train again"
    );
}
