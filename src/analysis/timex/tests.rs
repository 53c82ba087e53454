use super::*;
use crate::analysis::{Models, sentence, tag};
use crate::document::{BlockKind, DocumentBuilder};
use crate::lang::source::examples;

// The date the examples in `assets/lang/en` are read on.
fn reference() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 3, 13).unwrap()
}

fn read(words: &str, reference: Option<NaiveDate>) -> Vec<(String, String, &'static str)> {
    let rules = Lang::english();
    let mut builder = DocumentBuilder::new();
    builder.block(BlockKind::Paragraph, 0, words);
    let document = builder.finish();
    let sentences = sentence::split(&document, rules);
    let tags = tag::assign(&sentences, &Models::builtin().tagger);
    let print = |timex: &Timex| {
        let modifier = timex
            .modifier
            .map_or_else(String::new, |modifier| format!(" {}", modifier.as_str()));
        let words = document.words(timex.span).to_owned();
        (
            words,
            format!("{}{modifier}", timex.value),
            timex.why.rule.0,
        )
    };
    find(&document, &sentences, &tags, rules, reference)
        .iter()
        .map(print)
        .collect()
}

// The rules that take part in what is found in a sentence.
fn rules_at_work(sentence: &str) -> Vec<&'static str> {
    fn collect(found: &Match, rules: &TimeRules, all: &mut Vec<&'static str>) {
        all.push(rules.id(found.rule));
        for binding in found.bindings.iter().flatten() {
            if let grammar::Binding::Match(part) = binding {
                collect(part, rules, all);
            }
        }
    }
    let rules = &Lang::english().time;
    let lattice =
        Lattice::new(sentence, rules, 1900).with_numbers(sentence, &Numbers::new(&rules.lexicon));
    let mut all = Vec::new();
    for found in Grammar::new(rules, &lattice).expressions() {
        collect(&found, rules, &mut all);
    }
    all
}

#[test]
fn every_rule_finds_its_hits_and_leaves_its_misses() {
    let mut wrong = Vec::new();
    let rules = &Lang::english().time;
    let examples = examples().iter();
    for example in examples.filter(|example| example.file.starts_with("time-")) {
        let (rule, text) = (example.rule, &example.text);
        if example.hit {
            let (sentence, values) = text.split_once(" => ").unwrap_or((text, ""));
            let plain = sentence.replace(['«', '»'], "");
            let found = read(&plain, Some(reference()));
            let words: Vec<&str> = sentence
                .split('«')
                .skip(1)
                .map(|part| part.split('»').next().unwrap())
                .collect();
            let values: Vec<&str> = values
                .split(", ")
                .filter(|value| !value.is_empty())
                .collect();
            let marked = words
                .iter()
                .all(|word| found.iter().any(|(known, ..)| known == word));
            let all: Vec<&str> = found.iter().map(|(_, value, _)| value.as_str()).collect();
            let place = (0..1000).find(|place| rules.id(*place) == rule).unwrap();
            let fires = rules.value(place).is_none() || rules_at_work(&plain).contains(&rule);
            if !marked || all != values || !fires {
                wrong.push(format!("{rule}: {text}\n    {found:?}"));
            }
        } else if rules_at_work(&text.replace(['«', '»'], "")).contains(&rule) {
            wrong.push(format!("{rule} fires in: {text}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\n{} wrong",
        wrong.join("\n"),
        wrong.len()
    );
}

#[test]
fn without_a_publication_date_relative_times_stay_open() {
    let values = |sentence| -> Vec<String> {
        read(sentence, None)
            .into_iter()
            .map(|found| found.1)
            .collect()
    };
    assert_eq!(values("They met on Friday."), ["XXXX-WXX-5"]);
    assert_eq!(values("They met last week."), ["XXXX-WXX"]);
    assert_eq!(values("They met three days ago."), ["PAST_REF"]);
    assert_eq!(values("They met on May 8, 2003."), ["2003-05-08"]);
}

#[test]
fn an_impossible_day_is_no_time() {
    assert_eq!(
        read("It runs February 20 - 29, 2022.", Some(reference())),
        []
    );
}
