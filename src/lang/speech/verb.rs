use serde::{Deserialize, Serialize};

use crate::lang::words::WordList;

/// The verbs of a language and their irregular forms.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct VerbForms {
    /// The base forms.
    pub bases: WordList,
    /// The base form of each irregular form.
    pub irregular: WordList,
}

impl VerbForms {
    /// The base form of a lower-case verb form; `None` when it is not a form of a known verb.
    pub fn verb_base(&self, word: &str) -> Option<&'static str> {
        let irregular = self.irregular.get(word).map(|(_, base)| base);
        irregular.or_else(|| self.base(word)).or_else(|| {
            let mut endings = ["s", "ed", "ing"].iter();
            endings.find_map(|ending| self.stem(word, ending))
        })
    }

    fn base(&self, word: &str) -> Option<&'static str> {
        self.bases.get(word).map(|(base, _)| base)
    }

    /// The verb a form with a regular ending comes from: "tries" → "try", "planned" → "plan", "making" → "make".
    fn stem(&self, word: &str, ending: &str) -> Option<&'static str> {
        let verb = |stem: &str| self.base(stem);
        let cut = word.strip_suffix(ending)?;
        if ending == "s" {
            let without_e = cut.strip_suffix('e');
            let with_y = without_e
                .and_then(|stem| stem.strip_suffix('i'))
                .map(|stem| format!("{stem}y"));
            return with_y
                .and_then(|stem| verb(&stem))
                .or_else(|| verb(cut))
                .or_else(|| without_e.and_then(verb));
        }
        let with_y = match ending {
            "ed" => cut.strip_suffix('i').map(|stem| format!("{stem}y")),
            _ => None,
        };
        let with_e = verb(&format!("{cut}e"));
        // "singing" is of "sing", not of "singe": an e is lost behind one consonant.
        let plain = || verb(cut);
        let stem = if ends_in_two_consonants(cut) {
            plain().or(with_e)
        } else {
            with_e.or_else(plain)
        };
        with_y
            .and_then(|stem| verb(&stem))
            .or(stem)
            .or_else(|| undoubled(cut).and_then(verb))
    }
}

fn ends_in_two_consonants(stem: &str) -> bool {
    let mut last = stem.chars().rev().take(2);
    stem.len() > 2 && last.all(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
}

fn undoubled(stem: &str) -> Option<&str> {
    let mut chars = stem.chars().rev();
    let last = chars.next()?;
    (chars.next() == Some(last))
        .then(|| stem.strip_suffix(last))
        .flatten()
}

#[cfg(test)]
mod tests {
    use crate::lang::Lang;

    #[test]
    fn regular_forms_are_traced_to_their_verb() {
        let lexicon = &Lang::english().speech.lexicon;
        for (form, base) in [
            ("tries", "try"),
            ("planned", "plan"),
            ("making", "make"),
            ("reported", "report"),
            ("said", "say"),
            ("accuses", "accuse"),
            ("pushes", "push"),
            ("singing", "sing"),
            ("telling", "tell"),
        ] {
            assert_eq!(lexicon.verb_base(form), Some(base), "{form}");
        }
        assert_eq!(lexicon.verb_base("table-top"), None);
    }
}
