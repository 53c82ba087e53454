//! The lines that say what an example finds: `quote`, `speaker`, `time`, `event` and `none`.

use std::sync::LazyLock;

use newsprint::analysis::{
    Analysis, Bounds, Event, Evidence, Order, Quote, Speaker, SpeakerId, Timex, TimexId,
};
use newsprint::document::Document;
use newsprint::export::quoted_words;
use regex::Regex;

/// The kinds of finding, in the order in which they are listed.
const KINDS: [&str; 4] = ["quote", "speaker", "time", "event"];

/// One finding: the head that is always compared, and the details that are compared where an expectation names them.
struct Finding {
    kind: &'static str,
    head: String,
    details: Vec<(&'static str, String)>,
}

/// The expectations as they should read, given those that are written.
///
/// Every kind that is mentioned (every kind, when none is) is listed whole; a line that holds is kept as it is written.
pub fn outcome(
    document: &Document,
    analysis: &Analysis,
    expected: &[String],
) -> Result<Vec<String>, String> {
    let mut lines = Vec::new();
    for line in expected {
        let kind = line.strip_prefix("none ").unwrap_or(line);
        if !KINDS
            .iter()
            .any(|known| kind.split(' ').next() == Some(known))
        {
            return Err(format!("neither {} nor none: {line}", KINDS.join(", ")));
        }
    }
    let mut order: Vec<&str> = Vec::new();
    for line in expected {
        let kind = line.strip_prefix("none ").unwrap_or(line);
        let kind = kind.split(' ').next().unwrap_or(kind);
        if !order.contains(&kind) {
            order.push(kind);
        }
    }
    if order.is_empty() {
        order = KINDS.to_vec();
    }
    for kind in order {
        let found = findings(document, analysis, kind);
        if found.is_empty() {
            lines.push(format!("none {kind}"));
        }
        let wanted: Vec<&String> = expected
            .iter()
            .filter(|line| line.starts_with(&format!("{kind} ")))
            .collect();
        for (place, finding) in found.iter().enumerate() {
            // The line at the same place first: two findings may be told apart by details only.
            let same = wanted.get(place).filter(|line| finding.meets(line));
            let kept = same.or_else(|| wanted.iter().find(|line| finding.meets(line)));
            lines.push(kept.map_or_else(|| finding.line(), |line| (*line).clone()));
        }
    }
    Ok(lines)
}

fn findings(document: &Document, analysis: &Analysis, kind: &str) -> Vec<Finding> {
    match kind {
        "quote" => {
            let one = |quote| of_quote(document, analysis, quote);
            analysis.quotes.iter().map(one).collect()
        }
        "speaker" => analysis.speakers.iter().map(of_speaker).collect(),
        "time" => {
            let one = |timex| of_timex(document, timex);
            analysis.timexes.iter().map(one).collect()
        }
        _ => {
            let one = |event| of_event(document, analysis, event);
            analysis.events.iter().map(one).collect()
        }
    }
}

fn of_quote(document: &Document, analysis: &Analysis, quote: &Quote) -> Finding {
    let words = |span| document.words(span).to_owned();
    let none = || "nothing".to_owned();
    Finding {
        kind: "quote",
        head: format!(
            "{} {}",
            quote.kind.as_str(),
            quoted_words(document, &quote.parts)
        ),
        details: vec![
            ("by", speakers(analysis, quote)),
            ("as", quote.act.as_str().to_owned()),
            ("cue", quote.cue.map_or_else(none, words)),
            ("source", quote.source.map_or_else(none, words)),
            ("said", value(analysis, quote.time)),
            ("rule", rule(quote.why)),
        ],
    }
}

fn of_speaker(speaker: &Speaker) -> Finding {
    let list = speaker.aliases.join(", ");
    let also = if list.is_empty() {
        "nothing".to_owned()
    } else {
        list
    };
    Finding {
        kind: "speaker",
        head: format!("{}  {}", speaker.name, speaker.kind.as_str()),
        details: vec![
            ("(", speaker.role.clone().unwrap_or_default()),
            ("also", also),
            ("rule", rule(speaker.why)),
        ],
    }
}

fn of_timex(document: &Document, timex: &Timex) -> Finding {
    let mut head = format!(
        "“{}” {} {}",
        document.words(timex.span),
        timex.value.kind().as_str(),
        timex.value
    );
    if let Some(modifier) = timex.modifier {
        head.push_str(" mod ");
        head.push_str(modifier.as_str());
    }
    Finding {
        kind: "time",
        head,
        details: vec![("..", bounds(timex.bounds)), ("rule", rule(timex.why))],
    }
}

fn of_event(document: &Document, analysis: &Analysis, event: &Event) -> Finding {
    let names: Vec<String> = event
        .speakers
        .iter()
        .map(|id| name(analysis, *id).to_owned())
        .collect();
    let nothing = || "nothing".to_owned();
    let order = |id: newsprint::analysis::EventId| {
        let other = analysis.events.get(id.index());
        other.map_or_else(nothing, |other| format!("“{}”", document.words(other.span)))
    };
    let (after, before) = match event.order {
        Some(Order::After(id)) => (order(id), nothing()),
        Some(Order::Before(id)) => (nothing(), order(id)),
        None => (nothing(), nothing()),
    };
    Finding {
        kind: "event",
        head: format!(
            "“{}” {} {}",
            document.words(event.span),
            value(analysis, event.time),
            event.tense.as_str()
        ),
        details: vec![
            ("label", event.label(document)),
            ("about", {
                let about = event.participants.join(", ");
                if about.is_empty() { nothing() } else { about }
            }),
            (
                "by",
                if names.is_empty() {
                    nothing()
                } else {
                    names.join(", ")
                },
            ),
            ("..", bounds(event.bounds)),
            (
                "inherited",
                if event.inherited { "yes" } else { "no" }.to_owned(),
            ),
            ("length", value(analysis, event.length)),
            ("after", after),
            ("before", before),
            ("rule", rule(event.why)),
        ],
    }
}

fn name(analysis: &Analysis, id: SpeakerId) -> &str {
    &analysis.speakers[id.index()].name
}

fn speakers(analysis: &Analysis, quote: &Quote) -> String {
    let who = |id: &SpeakerId| {
        let speaker = &analysis.speakers[id.index()];
        match &speaker.role {
            Some(role) => format!("{} ({role})", speaker.name),
            None => speaker.name.clone(),
        }
    };
    let all: Vec<String> = quote.speakers.iter().map(who).collect();
    if all.is_empty() {
        "nobody".to_owned()
    } else {
        all.join(" and ")
    }
}

fn value(analysis: &Analysis, id: Option<TimexId>) -> String {
    id.map_or_else(
        || "nothing".to_owned(),
        |id| analysis.timexes[id.index()].value.to_string(),
    )
}

fn bounds(bounds: Option<Bounds>) -> String {
    let Some(bounds) = bounds else {
        return "..".to_owned();
    };
    let show = |end: Option<newsprint::document::Moment>| {
        end.map(|end| end.to_string()).unwrap_or_default()
    };
    format!("{}..{}", show(bounds.earliest), show(bounds.latest))
}

fn rule(why: Evidence) -> String {
    why.rule.0.to_owned()
}

impl Finding {
    /// The line that says everything a reader of the spec needs; further details can be added by hand.
    fn line(&self) -> String {
        let mut line = format!("{} {}", self.kind, self.head);
        for (name, value) in &self.details {
            let shown = match (*name, value.as_str()) {
                ("source" | "rule", _)
                | ("said" | "length" | "after" | "before" | "cue" | "also" | "by", "nothing")
                | ("inherited", "no")
                | ("as", "speech")
                | ("..", "..")
                | ("(", "") => continue,
                ("..", _) if self.kind == "event" => continue,
                ("..", value) => format!("  {value}"),
                ("(", value) => format!(" ({value})"),
                ("inherited", _) => "  inherited".to_owned(),
                (name, value) => format!("  {name} {value}"),
            };
            line.push_str(&shown);
        }
        line
    }

    /// Whether a written expectation says of this finding only what is true.
    fn meets(&self, line: &str) -> bool {
        let Some(rest) = line.strip_prefix(self.kind) else {
            return false;
        };
        let (head, details) = parse(self.kind, rest.trim_start());
        like(&head, &self.head) && details.iter().all(|(name, value)| self.has(name, value))
    }

    fn has(&self, name: &str, wanted: &str) -> bool {
        let Some((_, found)) = self.details.iter().find(|(known, _)| *known == name) else {
            return false;
        };
        match name {
            // "by Ana Ruiz" says nothing of her role.
            "by" if self.kind == "quote" && !wanted.ends_with(')') => {
                found == wanted
                    || found
                        .strip_prefix(wanted)
                        .is_some_and(|rest| rest.starts_with(" ("))
            }
            ".." if !wanted.contains("..") => *found == format!("{wanted}..{wanted}"),
            "inherited" => found == "yes",
            _ => like(wanted, found),
        }
    }
}

/// The head of an expectation, white space squeezed, and its details.
fn parse(kind: &str, rest: &str) -> (String, Vec<(String, String)>) {
    static SPEAKER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(.+?)\s+(person|organization|unnamed)(?:\s+\((.*)\))?(?:\s+(also\s.*))?$")
            .unwrap()
    });
    static GAP: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\s{2,}").unwrap());
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(“.*” \S+ (?:past|present|future|hypothetical)) (\S.*)$").unwrap()
    });
    static BOUNDS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(“.*” [A-Z]+ \S+(?: mod [A-Z_]+)?) (\S*\d\S*|\.\.)$").unwrap()
    });
    if kind == "speaker" {
        let Some(found) = SPEAKER.captures(rest) else {
            return (rest.to_owned(), Vec::new());
        };
        let mut details: Vec<(String, String)> = Vec::new();
        if let Some(role) = found.get(3) {
            details.push(("(".to_owned(), role.as_str().to_owned()));
        }
        if let Some(also) = found.get(4) {
            details.extend(GAP.split(also.as_str()).map(detail));
        }
        return (format!("{}  {}", &found[1], &found[2]), details);
    }
    // "quote mixed  the vote": the kind may stand apart from the words.
    let rest = match rest.split_once(char::is_whitespace) {
        Some((first, words)) if kind == "quote" => format!("{first} {}", words.trim_start()),
        _ => rest.to_owned(),
    };
    let mut fields = GAP.split(&rest);
    let mut head = fields.next().unwrap_or_default().to_owned();
    let mut details: Vec<(String, String)> = Vec::new();
    let split = match kind {
        "event" => LABEL.captures(&head),
        "time" => BOUNDS.captures(&head),
        _ => None,
    }
    .map(|found| (found[1].to_owned(), detail(&found[2])));
    if let Some((front, first)) = split {
        details.push(first);
        head = front;
    }
    details.extend(fields.map(detail));
    (head, details)
}

fn detail(field: &str) -> (String, String) {
    let field = field.trim();
    let digit = field.starts_with(|c: char| c.is_ascii_digit());
    if !field.contains(' ') && (field.contains("..") || digit) {
        return ("..".to_owned(), field.to_owned());
    }
    let (name, value) = field.split_once(' ').unwrap_or((field, ""));
    (name.to_owned(), value.to_owned())
}

/// Whether the words are those wanted; "…" in what is wanted stands for any words.
fn like(wanted: &str, found: &str) -> bool {
    if wanted == found {
        return true;
    }
    if !wanted.contains('…') {
        return false;
    }
    let pattern: Vec<String> = wanted
        .split('…')
        .map(|piece| regex::escape(piece.trim()))
        .collect();
    Regex::new(&format!("^{}$", pattern.join(".*"))).is_ok_and(|pattern| pattern.is_match(found))
}
