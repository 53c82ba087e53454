//! Phrases by which blocks of a page are known that are no part of its article.

use crate::ingest::header::phrases::page;
use crate::lang::{PageClass, PagePhrases};

/// Whether a block leads elsewhere or asks for something from its first words on.
pub(super) fn opens_call(lower: &str) -> bool {
    let bare = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    page(PageClass::Call).strip(bare).next().is_some() || page(PageClass::CallLabel).opens(bare)
}

/// Whether a line points to the page before or behind: "« Bridge closed", "Ferry sails »".
pub(super) fn points_on(lower: &str) -> bool {
    lower.starts_with(['«', '‹', '←', '<']) && !lower.contains('»')
        || lower.ends_with(['»', '›', '→', '>']) && !lower.contains('«')
}

/// Whether a line is a command of a content system that it did not know: "[button link=x]Go[/button]".
pub(super) fn is_shortcode(lower: &str) -> bool {
    let name = lower
        .strip_prefix('[')
        .and_then(|rest| rest.split([' ', ']']).next())
        .filter(|name| {
            !name.is_empty()
                && name
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
        });
    name.is_some_and(|name| lower.ends_with(&format!("[/{name}]")))
}

/// Whether a short block asks the reader for something, tells who else worked on the article, or claims rights.
pub(super) fn is_plea(lower: &str) -> bool {
    let first = lower
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .find(|word| !word.is_empty())
        .unwrap_or_default();
    page(PageClass::Notice).stand_in(lower)
        || is_offer(lower)
        || page(PageClass::Request).has(first) && page(PageClass::Wish).stand_in(lower)
}

/// Whether a short block says where its writer is reached: "Jane Roe can be reached at jane@harbor.example."
pub(super) fn tells_address(lower: &str) -> bool {
    lower.contains('@')
        && (PagePhrases::builtin()
            .of(PageClass::Reach)
            .iter()
            .any(|lead| lower.contains(lead))
            || PagePhrases::builtin()
                .of(PageClass::WriteTo)
                .iter()
                .any(|opening| lower.starts_with(opening)))
}

/// Whether a block is nothing but a word to click on.
pub(super) fn is_button(lower: &str) -> bool {
    page(PageClass::Button).has(lower.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a block is nothing but the name of a place to share a page at.
pub(super) fn is_network(lower: &str) -> bool {
    page(PageClass::Network).has(lower.trim())
}

/// "12 comments"
pub(super) fn counts_comments(lower: &str) -> bool {
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    bare.split_once(' ').is_some_and(|(count, what)| {
        let is_count = count
            .chars()
            .all(|c| c.is_ascii_digit() || c == ',' || c == '.');
        (is_count || count == "no") && page(PageClass::Comments).has(what)
    })
}

/// Whether a line offers the rest of the article to those who pay.
pub(super) fn is_offer(lower: &str) -> bool {
    page(PageClass::Offer).stand_in(lower)
}

/// "Photo: Jane Roe", "Jane Roe/Getty Images", in brackets or without.
pub(super) fn is_credit(lower: &str) -> bool {
    let is_edge = |c: char| matches!(c, '(' | ')' | '[' | ']' | '|') || c.is_whitespace();
    let bare = lower.trim_matches(is_edge);
    page(PageClass::Credit).opens(bare)
        || PagePhrases::builtin()
            .of(PageClass::CreditEnding)
            .iter()
            .any(|ending| bare.ends_with(ending))
}

/// Whether the part of a press release begins here that tells whom to call.
pub(super) fn opens_contact(lower: &str) -> bool {
    page(PageClass::Contact).opens(lower)
}

/// "Image 1 of 5"
pub(super) fn counts_images(lower: &str) -> bool {
    let mut words = lower.split_whitespace();
    let is_number = |word: Option<&str>| word.is_some_and(|word| word.parse::<u16>().is_ok());
    matches!(words.next(), Some("image" | "photo" | "slide" | "bild"))
        && is_number(words.next())
        && matches!(words.next(), Some("of" | "von" | "/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_and_pleas_are_told_from_sentences() {
        for (words, is) in [
            ("read more: the mayor speaks", true),
            ("▶ watch: the bridge falls", true),
            ("lesetipp: was der rat beschloss", true),
            ("関連記事", true),
            ("читайте также: мост закрыт", true),
            ("readers of more than one book", false),
        ] {
            assert_eq!(opens_call(words), is, "{words}");
        }
        for (words, is) in [
            ("get the best of harbor in your inbox", true),
            ("ana ruiz contributed reporting from varna.", true),
            ("© 2025 harbor news. all rights reserved.", true),
            (
                "for the latest stories and breaking news updates download the nationnews apps for ios and android.",
                true,
            ),
            ("artikel teilen", true),
            (
                "this text is published under a creative commons license.",
                true,
            ),
            ("already a subscriber? log in.", true),
            ("［有料会員限定］ この記事は会員限定です。", true),
            ("iezīmējiet tekstu un spiediet ctrl+enter.", true),
            ("she baked cookies for the crew.", false),
            ("for the cookies you need flour and butter.", false),
            ("by leaving out old alerts the town saved money.", false),
            ("this site uses cookies. read on to find out more.", false),
            ("please note that this site uses cookies.", true),
            ("the town asked people to sign up for the ferry.", false),
        ] {
            assert_eq!(is_plea(words), is, "{words}");
        }
    }

    #[test]
    fn mailboxes_of_writers_are_told_from_those_in_the_news() {
        for (words, is) in [
            ("write to jane roe at jane@harbor.example", true),
            (
                "to contact the reporter on this story: jane roe in harbor city at jane@harbor.example",
                true,
            ),
            (
                "the town asks people to write to bridge@harbor.example.",
                false,
            ),
        ] {
            assert_eq!(tells_address(words), is, "{words}");
        }
    }

    #[test]
    fn pointers_and_commands_are_told() {
        assert!(points_on("« bridge closed") && points_on("ferry sails »"));
        assert!(!points_on("« bridge closed »"));
        assert!(is_shortcode("[button link=x] go [/button]") && !is_shortcode("[sic] go"));
    }

    #[test]
    fn credits_of_pictures_are_told() {
        for (words, is) in [
            ("photo: ana ruiz", true),
            ("(paul ortega/getty images)", true),
            ("[© harbor news]", true),
            ("the photo was taken by nobody", false),
        ] {
            assert_eq!(is_credit(words), is, "{words}");
        }
        assert!(counts_images("image 2 of 5") && !counts_images("image of the year"));
    }
}
