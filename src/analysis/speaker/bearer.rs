//! Properties of a person that the words of a role imply: sex, kinship, rank.

use crate::lang::speech::Sex;

/// Whether a role hardly says who somebody is: "husband", "unarmed man".
pub(super) fn says_little(role: &str) -> bool {
    let last = role.split_whitespace().next_back().unwrap_or_default();
    let anybody = matches!(
        last.to_lowercase().as_str(),
        "man" | "woman" | "boy" | "girl" | "guy" | "person"
    );
    anybody || is_kinship(role)
}

fn is_kinship(role: &str) -> bool {
    matches!(
        role.to_lowercase().trim_end_matches('s'),
        "husband"
            | "wife"
            | "son"
            | "daughter"
            | "father"
            | "mother"
            | "brother"
            | "sister"
            | "uncle"
            | "aunt"
            | "cousin"
            | "nephew"
            | "niece"
            | "grandfather"
            | "grandmother"
            | "grandson"
            | "granddaughter"
            | "widow"
            | "widower"
            | "partner"
            | "parent"
            | "friend"
    )
}

/// Whether a role is a child's.
pub(super) fn is_child(role: &str) -> bool {
    matches!(
        role,
        "son" | "daughter" | "boy" | "girl" | "grandson" | "granddaughter"
    )
}

/// Whether a role says more than another: the same with more before it, or an office where the other is a rank.
pub(super) fn is_fuller(role: &str, known: &str) -> bool {
    let (role, known) = (role.to_lowercase(), known.to_lowercase());
    let is_rank = matches!(
        known.trim_end_matches('.'),
        "republican"
            | "democrat"
            | "rev"
            | "cllr"
            | "fr"
            | "msgr"
            | "reverend"
            | "captain"
            | "councillor"
            | "councilor"
            | "professor"
            | "officer"
            | "sergeant"
            | "lieutenant"
            | "colonel"
            | "major"
    );
    let is_longer = role.split_whitespace().count() > known.split_whitespace().count();
    is_longer
        && (is_rank
            || role
                .strip_suffix(&known)
                .is_some_and(|rest| rest.ends_with(' ')))
}

/// The sex that a role implies: "spokeswoman", "father".
pub(super) fn sex_of(role: &str) -> Option<Sex> {
    let last = role.split_whitespace().map(str::to_lowercase).next_back()?;
    let last = last.as_str();
    if last.ends_with("woman")
        || matches!(
            last,
            "mother"
                | "wife"
                | "daughter"
                | "sister"
                | "actress"
                | "queen"
                | "princess"
                | "girl"
                | "waitress"
                | "widow"
                | "aunt"
                | "niece"
                | "grandmother"
                | "nun"
        )
    {
        return Some(Sex::Female);
    }
    let male = last.ends_with("man") && last != "human"
        || matches!(
            last,
            "father"
                | "husband"
                | "son"
                | "brother"
                | "actor"
                | "king"
                | "prince"
                | "boy"
                | "uncle"
                | "nephew"
                | "grandfather"
                | "monk"
                | "priest"
                | "pope"
        );
    male.then_some(Sex::Male)
}
