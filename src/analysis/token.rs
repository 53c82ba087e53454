//! Tokens: words, numbers and punctuation after the conventions of the Penn Treebank.

use crate::text::Span;

/// One word, number, clitic or punctuation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
}
