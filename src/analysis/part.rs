use chrono::NaiveDate;

use super::{Analysis, Models, Sentences, analyze};
use crate::document::Document;
use crate::lang::Lang;
use crate::text::Span;

/// Finds everything in a part of an article, as if that were all there is; for articles too long to be analysed whole.
/// Sentences are left out.
pub fn analyze_part(
    document: &Document,
    part: Span,
    lang: &Lang,
    models: &Models,
    reference: Option<NaiveDate>,
) -> Analysis {
    let excerpt = document.excerpt(part);
    let mut found = analyze(&excerpt.document, lang, models, reference);
    let place = |span: &mut Span| *span = excerpt.in_whole(*span, document);
    for quote in &mut found.quotes {
        let beside = [&mut quote.source, &mut quote.cue];
        quote.parts.iter_mut().for_each(place);
        beside.into_iter().flatten().for_each(place);
    }
    found
        .speakers
        .iter_mut()
        .flat_map(|speaker| &mut speaker.mentions)
        .for_each(place);
    found
        .timexes
        .iter_mut()
        .for_each(|timex| place(&mut timex.span));
    found
        .events
        .iter_mut()
        .flat_map(|event| [&mut event.span, &mut event.label])
        .for_each(place);
    Analysis {
        sentences: Sentences::default(),
        ..found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, DocumentBuilder};

    #[test]
    fn what_is_found_in_a_part_stands_where_it_stands_in_the_whole() {
        let mut builder = DocumentBuilder::new();
        builder.block(
            BlockKind::Paragraph,
            0,
            "The fog came at noon in those days.",
        );
        let said = "“We sail on Friday,” said Ana Ruiz. The ferry sank in 2019.";
        builder.block(BlockKind::Paragraph, 0, said);
        let whole = builder.finish();
        let part = whole.blocks[1].span;
        let found = analyze_part(&whole, part, Lang::english(), Models::builtin(), None);
        assert_eq!(whole.words(found.quotes[0].span()), "“We sail on Friday,”");
        assert_eq!(whole.words(found.quotes[0].source.unwrap()), "Ana Ruiz");
        assert_eq!(whole.words(found.quotes[0].cue.unwrap()), "said");
        assert_eq!(whole.words(found.speakers[0].mentions[0]), "Ana Ruiz");
        let times: Vec<&str> = found
            .timexes
            .iter()
            .map(|timex| whole.words(timex.span))
            .collect();
        assert_eq!(times, ["Friday", "2019"]);
        let last = found.events.last().unwrap();
        assert!(part.covers(last.span) && whole.words(last.span).contains("sank"));
    }
}
