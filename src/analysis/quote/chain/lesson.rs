//! The trainer's way in.

use super::view::ModelView;
use crate::analysis::article::Article;
use crate::analysis::name::Name;
use crate::analysis::quote;
use crate::analysis::quote::attribute::Taken;

/// Looks at an article as the models do.
pub(crate) fn with_view<T>(
    article: &Article<'_>,
    names: &[Name],
    look: impl FnOnce(&ModelView<'_>) -> T,
) -> T {
    let known = quote::ruled(article, &mut Taken::new(article.sentences.tokens.len()));
    look(&ModelView::new(article, names, &known))
}
