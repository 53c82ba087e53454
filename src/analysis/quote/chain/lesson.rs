//! The trainer's way in.

use super::view::ModelView;
use crate::analysis::name::Name;
use crate::analysis::quote::attribute::Taken;
use crate::analysis::quote::scene::QuotedArticle;
use crate::analysis::quote::{self, marks};
use crate::analysis::reading::Reading;
use crate::analysis::sentence::Sentences;
use crate::analysis::tag::Tags;
use crate::document::Document;
use crate::lang::Lang;

/// Looks at an article as the models do.
pub(crate) fn with_view<T>(
    document: &Document,
    sentences: &Sentences,
    tags: &Tags,
    names: &[Name],
    lang: &Lang,
    look: impl FnOnce(&ModelView<'_>) -> T,
) -> T {
    let marks = marks::find(document);
    let scene = QuotedArticle::new(
        Reading::new(document, sentences, tags, &lang.words),
        lang,
        &marks,
    );
    let known = quote::ruled(&scene, &mut Taken::new(sentences.tokens.len()));
    look(&ModelView::new(&scene, names, &known))
}
