//! The grammar of time: classes of words, and rules over them that say what an expression means.
//!
//! A rule may give its matches a class of its own, which later rules build on ("early" + a date), so that one rule serves
//! for many spellings. Of two rules that match equally long the earlier wins.

mod class;
mod lexicon;
mod piece;
mod rules;
mod template;
mod trie;
mod unit;

pub use class::{Builtin, ClassId, MAX_VARIABLES, Step};
pub use lexicon::{Lexicon, LexiconWord};
pub use piece::{Piece, PieceKind, fold, pieces};
pub use rules::{Beside, TimeRule, TimeRules};
pub use template::{Operation, Template};
pub use trie::{Ending, Forest, Trie, TrieNode};
pub use unit::{Datum, Modifier, Unit};
