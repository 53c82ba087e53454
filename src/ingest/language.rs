//! Language detection.

use whichlang::detect_language;

/// Minimum letters for detection.
const MIN_LETTERS: usize = 60;

/// Maximum bytes that are examined.
const SAMPLE_BYTES: usize = 2_048;

/// The two-letter code of a text's language; `None` if the text is too short.
pub(super) fn detect(text: &str) -> Option<String> {
    let end = (0..=SAMPLE_BYTES.min(text.len()))
        .rev()
        .find(|byte| text.is_char_boundary(*byte))?;
    let sample = text.get(..end)?;
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let wide = sample.chars().filter(|c| *c >= '\u{2e80}').count();
    if letters + wide * 3 < MIN_LETTERS {
        return None;
    }
    if is_surely_english(sample) {
        return Some("en".to_owned());
    }
    two_letters(detect_language(sample).three_letter_code()).map(str::to_owned)
}

/// Whether the commonest words of a text are English. That is enough for most articles, without the weights of
/// all languages.
fn is_surely_english(sample: &str) -> bool {
    let (mut count, mut articles, mut others) = (0, 0, 0);
    let words = sample.split(|c: char| !c.is_alphabetic());
    for word in words.filter(|word| !word.is_empty()) {
        count += 1;
        match word {
            "the" | "The" => articles += 1,
            "of" | "and" | "to" | "that" => others += 1,
            _ => {}
        }
    }
    count >= 40 && articles * 100 >= count * 3 && others * 100 >= count * 6
}

/// The two-letter code of a tag or name such as `en-GB`, `de_DE`, `English`; `None` for anything else.
pub(super) fn code(tag: &str) -> Option<String> {
    let lower = tag.trim().to_lowercase();
    let head = lower.split(['-', '_']).next().unwrap_or_default();
    let by_name = match head {
        "english" => Some("en"),
        "german" | "deutsch" => Some("de"),
        "french" | "français" => Some("fr"),
        "spanish" | "español" => Some("es"),
        "italian" | "italiano" => Some("it"),
        "portuguese" | "português" => Some("pt"),
        "dutch" | "nederlands" => Some("nl"),
        _ => two_letters(head),
    };
    match by_name {
        Some(code) => Some(code.to_owned()),
        None if head.len() == 2 && head.chars().all(|c| c.is_ascii_lowercase()) => {
            Some(head.to_owned())
        }
        None => None,
    }
}

fn two_letters(three: &str) -> Option<&'static str> {
    Some(match three {
        "ara" => "ar",
        "cmn" | "zho" => "zh",
        "deu" | "ger" => "de",
        "eng" => "en",
        "fra" | "fre" => "fr",
        "hin" => "hi",
        "ita" => "it",
        "jpn" => "ja",
        "kor" => "ko",
        "nld" | "dut" => "nl",
        "por" => "pt",
        "rus" => "ru",
        "spa" => "es",
        "swe" => "sv",
        "tur" => "tr",
        "vie" => "vi",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_have_a_language_and_short_ones_none() {
        let english = "The council met for the third time this week and sent the plan back to the engineers once more.";
        assert_eq!(detect(english).as_deref(), Some("en"));
        let german = "Der Rat tagte zum dritten Mal in dieser Woche und schickte den Plan noch einmal an die Ingenieure zurück.";
        assert_eq!(detect(german).as_deref(), Some("de"));
        assert_eq!(detect("Bonjour"), None);
        assert_eq!(detect(""), None);
    }

    #[test]
    fn a_glance_is_enough_for_plain_english_only() {
        let english = "The council of the town met for the third time this week and sent the plan back to the engineers, \
                       who had said that the bridge of 1911 would not stand another winter and that the ferry would have to \
                       be ready by the end of the year.";
        assert!(is_surely_english(english));
        let dutch = "De raad van de stad kwam voor de derde keer bijeen en stuurde het plan terug; of de brug van 1911 nog \
                     een winter haalt, was de vraag die niemand wilde beantwoorden, ook al was het de wens van de meeste leden \
                     om voor het einde van het jaar te beslissen.";
        assert!(!is_surely_english(dutch));
        assert_eq!(detect(dutch).as_deref(), Some("nl"));
    }

    #[test]
    fn tags_are_cut_to_two_letters() {
        assert_eq!(code("en-GB").as_deref(), Some("en"));
        assert_eq!(code(" De_de ").as_deref(), Some("de"));
        assert_eq!(code("eng").as_deref(), Some("en"));
        assert_eq!(code("x-default"), None);
        assert_eq!(code(""), None);
    }
}
