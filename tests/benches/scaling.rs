//! Time grows with the input and not with its square: hostile fragments at n and 4n bytes, best of five, ratio under 8.
//!
//! `cargo bench --bench scaling`; with words behind `--` only the rows that hold one of them.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a bench"
)]

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use newsprint::analysis::{Models, analyze};
use newsprint::document::{BlockKind, Document, DocumentBuilder};
use newsprint::export::{AnalyzedArticle, OutputPart, json};
use newsprint::ingest::{Feed, Format, InputSource, ingest};
use newsprint::lang::Lang;
use newsprint::text::CodePoints;
use rustix::time::{ClockId, clock_gettime};

/// Bytes of the smaller input.
const SMALL: usize = 250_000;

/// What a ratio of times may come to for four times the input.
const STEEPEST: f64 = 8.0;

/// How often a row that seems too steep is measured.
const TRIES: usize = 4;

/// Shorter runs than this say nothing of how time grows.
const SHORTEST: Duration = Duration::from_millis(2);

const MAN: &[&str] = &[
    "a",
    "\u{8}",
    "a\u{8}a",
    "_\u{8}a\n",
    "\u{1b}[1ma\u{1b}[m",
    "       a\n",
    "       a\n              b\n",
    "A(1) A(1)\n       a\u{8}a_\u{8}b\n",
    "a\n\n",
    " ",
];

const PROSE: &[&str] = &[
    "a",
    "a ",
    "“",
    "” ",
    "\"",
    "\" ",
    "''",
    "‘",
    "'",
    "((",
    ")",
    "—",
    ", ",
    ". ",
    "? ",
    ": ",
    "said ",
    "said that ",
    "according to ",
    "“a” ",
    "“Yes,” said Ana Ruiz. ",
    "“Yes,” she said, “and no.” ",
    "Ana Ruiz ",
    "Ana ",
    "Ruiz, ",
    "the mayor ",
    "she said ",
    "and ",
    "the ",
    "Mr. ",
    "A. ",
    "A.B.",
    "1 ",
    "1",
    "2025-",
    "3 March ",
    "on Monday ",
    "last week ",
    "from 1998 to 2004 ",
    "two days after ",
    "will ",
    "if ",
    "日本語",
    "。",
    "e\u{301}",
    "\u{301}",
    "🙂",
    "مرحبا ",
    "The council voted on Monday. ",
    "Ana Ruiz, the mayor, said on Monday that it was late. ",
];

const MARKDOWN: &[&str] = &[
    "*", "**a", "_", "`", "[", "![", "[a](", "](", "<", "<a", "&", "> ", "- ", "1. ", "#", "\n",
    "\n\n", "\n- ", "\n> ", "|", "| a ", "\n|-", "~~~\n", "\\", "[^1]", "[a]: b\n", "---\n",
    "    a\n",
];

const HTML: &[&str] = &[
    "<",
    ">",
    "<p",
    "<p>",
    "<div>",
    "<span>",
    "<b>",
    "<a href=x>",
    "</a>",
    "<li>",
    "<ul><li>",
    "<blockquote>",
    "<table>",
    "<table><tr><td>",
    "<td>",
    "<pre>",
    "<!--",
    "<script>",
    "<style>",
    "&",
    "&amp;",
    "&#",
    "<h1>a</h1>",
    "<img>",
    "a=b ",
    "<p>It is late, said Ana Ruiz.</p>",
    "<article>",
    "<form>",
    "<select>",
    "<svg>",
    "<template>",
    "<time datetime=2025>",
];

const FEED: &[&str] = &[
    "<item><title>a</title></item>",
    "<item>",
    "<item><content><div>",
    "<entry><author><name>",
    "&lt;b>",
    "<![CDATA[",
    "<a b='",
    "<!--",
];

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    let mut slow = 0;
    for (kind, fragments, run) in [
        ("analyse", PROSE, analyse as fn(&str)),
        ("text", PROSE, |words| read(words, Format::Text)),
        ("markdown", MARKDOWN, |words| read(words, Format::Markdown)),
        ("html", HTML, |words| read(words, Format::Html)),
        ("man", MAN, |words| read(words, Format::Man)),
        ("feed", FEED, read_feed),
    ] {
        for fragment in fragments {
            let row = format!("{kind} {fragment:?}");
            if wanted.is_empty() || wanted.iter().any(|word| row.contains(word)) {
                slow += usize::from(!holds(&row, fragment, run));
            }
        }
    }
    if slow == 0 {
        return ExitCode::SUCCESS;
    }
    println!("{slow} grow faster than they should");
    ExitCode::FAILURE
}

/// Whether four times the input takes less than eight times the time; asked again while it seems not to, since a busy
/// machine makes one row look steep and a square makes every try so.
fn holds(row: &str, fragment: &str, run: fn(&str)) -> bool {
    let small = fragment.repeat(SMALL / fragment.len());
    let large = fragment.repeat(4 * SMALL / fragment.len());
    let mut ratio = f64::MAX;
    let mut best = (Duration::MAX, Duration::MAX);
    for _ in 0..TRIES {
        let (fast, slow) = (shortest(&small, run), shortest(&large, run));
        best = (best.0.min(fast), best.1.min(slow));
        ratio = best.1.as_secs_f64() / best.0.max(SHORTEST).as_secs_f64();
        if ratio < STEEPEST {
            break;
        }
    }
    let mark = if ratio < STEEPEST { "" } else { "  TOO STEEP" };
    println!(
        "{row:<40} {:>10.1?} {:>10.1?} {ratio:>6.1}{mark}",
        best.0, best.1
    );
    ratio < STEEPEST
}

/// The processor's time so far, whatever else the machine does.
fn now() -> Duration {
    let now = clock_gettime(ClockId::ProcessCPUTime);
    Duration::try_from(now).unwrap()
}

/// The shortest of five runs; of one where that takes a second and more.
fn shortest(words: &str, run: fn(&str)) -> Duration {
    let mut shortest = Duration::MAX;
    for _ in 0..5 {
        let start = now();
        run(words);
        shortest = shortest.min(now().saturating_sub(start));
        if shortest > Duration::from_secs(1) {
            break;
        }
    }
    shortest
}

fn analyse(words: &str) {
    let mut builder = DocumentBuilder::new();
    builder.block(BlockKind::Paragraph, 0, words);
    let document = builder.finish();
    let analysis = analyze(
        &document,
        Lang::of(document.meta.language.as_deref()),
        Models::builtin(),
        None,
    );
    print(&document, &analysis);
}

fn print(document: &Document, analysis: &newsprint::analysis::Analysis) {
    let view = AnalyzedArticle {
        input: "",
        document,
        analysis,
        parts: &OutputPart::ALL,
        explain: false,
        reference: None,
    };
    black_box(json::article(&view, false).unwrap());
    black_box(CodePoints::new(document.text.as_str()));
}

fn read_feed(words: &str) {
    let words = format!("<rss><channel>{words}");
    let source = InputSource {
        bytes: words.as_bytes(),
        name: "",
        format: None,
        url: None,
        charset: None,
    };
    for entry in Feed::of(&source).unwrap_or_default().entries {
        black_box(entry.document());
    }
}

fn read(words: &str, format: Format) {
    let source = InputSource {
        bytes: words.as_bytes(),
        name: "",
        format: Some(format),
        url: None,
        charset: None,
    };
    let _ = black_box(ingest(&source));
}
