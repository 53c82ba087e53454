use crate::model::features::hash;

/// Verbs whose forms share too little, each with what its forms are counted as.
const IRREGULAR: [(&str, &[&str]); 29] = [
    ("say", &["said", "says"]),
    ("tell", &["told"]),
    ("think", &["thought"]),
    ("write", &["wrote", "written", "writing"]),
    ("speak", &["spoke", "spoken"]),
    ("feel", &["felt"]),
    ("know", &["knew", "known"]),
    ("see", &["saw", "seen"]),
    ("find", &["found"]),
    ("mean", &["meant"]),
    ("hold", &["held"]),
    ("make", &["made"]),
    ("give", &["gave", "given"]),
    ("take", &["took", "taken"]),
    ("hear", &["heard"]),
    ("swear", &["swore", "sworn"]),
    ("understand", &["understood"]),
    ("go", &["went", "gone", "goes"]),
    ("come", &["came"]),
    ("begin", &["began", "begun"]),
    ("see", &["sees", "seeing"]),
    ("teach", &["taught"]),
    ("seek", &["sought"]),
    ("choose", &["chose", "chosen"]),
    ("show", &["shown"]),
    ("foresee", &["foresaw", "foreseen"]),
    ("be", &["is", "are", "was", "were", "been", "being", "am"]),
    ("have", &["has", "had", "having"]),
    ("do", &["does", "did", "done", "doing"]),
];

/// A number that most forms of one verb share.
pub(super) fn stem(lower: &str) -> u32 {
    let irregular = IRREGULAR.iter().find(|(_, forms)| forms.contains(&lower));
    let base = irregular.map_or(lower, |(base, _)| base);
    for ending in ["ies", "ied"] {
        if let Some(rest) = base.strip_suffix(ending) {
            return hash(rest.bytes().chain(*b"y"));
        }
    }
    let endings = ["ing", "ed", "es", "s", "e"].into_iter();
    let cut = endings.filter_map(|ending| base.strip_suffix(ending));
    let cut = cut.into_iter().find(|rest| rest.len() > 2).unwrap_or(base);
    let last = cut.bytes().next_back();
    let doubled = last.is_some() && cut.bytes().rev().nth(1) == last && last != Some(b'l');
    hash(cut.bytes().take(cut.len() - usize::from(doubled)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_verb_share_their_stem() {
        for forms in [
            &["say", "says", "said", "saying"][..],
            &["deny", "denies", "denied", "denying"],
            &["admit", "admits", "admitted", "admitting"],
            &["pledge", "pledges", "pledged", "pledging"],
            &["tell", "told", "tells", "telling"],
        ] {
            let stems: Vec<u32> = forms.iter().map(|form| stem(form)).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{forms:?}");
        }
        assert_ne!(stem("say"), stem("see"));
    }
}
