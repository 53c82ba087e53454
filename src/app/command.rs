//! The table of commands: feeds key handling, help, the palette and `assets/commands.md`.

/// What a command does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// A row or an entry on.
    LineDown,
    /// A row or an entry back.
    LineUp,
    /// Half a screen on.
    HalfDown,
    /// Half a screen back.
    HalfUp,
    /// A screen on.
    PageDown,
    /// A screen back.
    PageUp,
    /// To the start.
    Start,
    /// To the end, or to the paragraph whose number was typed.
    End,
    /// To the percentage of the article that was typed.
    Percent,
    /// To the next paragraph.
    NextParagraph,
    /// To the paragraph before.
    PreviousParagraph,
    /// To the next heading.
    NextHeading,
    /// To the heading before.
    PreviousHeading,
    /// To the next search hit, quote of the speaker, or event: whichever was selected last.
    Next,
    /// To the one before.
    Previous,
    /// Select a speaker by letter.
    SelectSpeaker,
    /// To the next event in time.
    NextEvent,
    /// To the event before in time.
    PreviousEvent,
    /// To the next event in the text.
    NextEventInText,
    /// To the event before in the text.
    PreviousEventInText,
    /// Search for words.
    Search,
    /// The same towards the start.
    SearchBack,
    /// Mark the position with a letter.
    SetMark,
    /// Go to a mark.
    GoToMark,
    /// Back to the position before the last jump.
    Back,
    /// Forward again.
    Forward,
    /// Go to the selection, or select the entry of the cursor.
    Accept,
    /// Clear the selection, or close what is open.
    Cancel,
    /// Choose a link on the screen by two letters.
    Hints,
    /// List the links.
    ListLinks,
    /// Open the selected link.
    OpenLink,
    /// List the headings.
    Outline,
    /// List the articles to choose from.
    Entries,
    /// Pipe the selection or the article to a command.
    Pipe,
    /// Select words by moving over them.
    Visual,
    /// Select whole paragraphs.
    VisualLines,
    /// Highlight the selected words, or remove the highlight.
    Highlight,
    /// Write a note on them.
    Annotate,
    /// List highlights and notes.
    ListNotes,
    /// Read one paragraph at a time.
    FocusMode,
    /// Read the quotations only.
    QuotesMode,
    /// Read those of one speaker only.
    SpeakerMode,
    /// Read word by word.
    ByWords,
    /// Nothing but the text.
    Zen,
    /// Copy the selected quote with its source.
    Copy,
    /// Say which rule made the selected finding.
    Explain,
    /// The next pane gets the keys.
    FocusNext,
    /// The pane before gets the keys.
    FocusPrevious,
    /// Show or hide the speakers.
    ToggleSpeakers,
    /// Show or hide the timeline.
    ToggleTimeline,
    /// Show or hide all panes.
    TogglePanes,
    /// Fold or unfold the events without a date.
    ToggleUndated,
    /// Order the timeline by time or by text.
    ToggleOrder,
    /// List only past, coming or possible events.
    FilterTense,
    /// List only the events of one speaker.
    FilterSpeaker,
    /// Whether panes follow the text.
    ToggleFollow,
    /// Whether doubtful findings are shown.
    ToggleDoubtful,
    /// Whether the program gets the mouse.
    ToggleMouse,
    /// A wider article.
    Wider,
    /// A narrower article.
    Narrower,
    /// The article's first width again, or the width that was typed.
    Width,
    /// Lines that end at one column, or not.
    Justify,
    /// Hyphenation, or not.
    Hyphenate,
    /// Text in two columns where there is room, or in one.
    TwoColumns,
    /// Other colours: the theme that was typed, or the next.
    Theme,
    /// Ask for the date that relative times count from.
    SetDate,
    /// Ask for a command by name.
    Palette,
    /// Show the keys.
    Help,
    /// Draw the whole screen again.
    Redraw,
    /// Stop in the background.
    Suspend,
    /// Leave.
    Quit,
    /// Leave as if interrupted.
    Interrupt,
}

/// Where the keys of a command apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everywhere, unless the pane with the focus has its own command on the same keys.
    Reader,
    /// While the timeline has the focus.
    Timeline,
}

impl Scope {
    /// The heading of the scope's commands.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Reader => "Everywhere",
            Self::Timeline => "In the timeline",
        }
    }
}

/// One row of the table of commands.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// What it does.
    pub action: Action,
    /// Its name in settings: kebab-case.
    pub id: &'static str,
    /// Its keys; the keys of a sequence are separated by spaces, `*` is any character.
    pub keys: &'static [&'static str],
    /// Where the keys apply.
    pub scope: Scope,
    /// What it does, for help: imperative, no full stop.
    pub help: &'static str,
    /// Its argument in the palette; "" if it takes none.
    pub argument: &'static str,
}

const fn reader(
    action: Action,
    id: &'static str,
    keys: &'static [&'static str],
    help: &'static str,
) -> Command {
    Command {
        action,
        id,
        keys,
        scope: Scope::Reader,
        help,
        argument: "",
    }
}

const fn timeline(
    action: Action,
    id: &'static str,
    keys: &'static [&'static str],
    help: &'static str,
) -> Command {
    Command {
        scope: Scope::Timeline,
        ..reader(action, id, keys, help)
    }
}

/// Every command.
#[rustfmt::skip]
pub const COMMANDS: &[Command] = &[
    reader(Action::LineDown, "line-down", &["j", "Down", "Ctrl-e", "Ctrl-n"], "Down one line or entry"),
    reader(Action::LineUp, "line-up", &["k", "Up", "Ctrl-y", "Ctrl-p"], "Up one line or entry"),
    reader(Action::HalfDown, "half-down", &["d", "Ctrl-d"], "Half a page down"),
    reader(Action::HalfUp, "half-up", &["u", "Ctrl-u"], "Half a page up"),
    reader(Action::PageDown, "page-down", &["Space", "PageDown", "Ctrl-f"], "One page down"),
    reader(Action::PageUp, "page-up", &["b", "PageUp", "Ctrl-b"], "One page up"),
    reader(Action::Start, "start", &["g g", "g", "Home", "<"], "Go to the start"),
    reader(Action::End, "end", &["G", "End", ">"], "Go to the end, or to paragraph N (42G)"),
    reader(Action::Percent, "goto", &["%"], "Go to N percent (50%)").taking("N or N%"),
    reader(Action::NextParagraph, "next-paragraph", &["}"], "Next paragraph"),
    reader(Action::PreviousParagraph, "previous-paragraph", &["{"], "Previous paragraph"),
    reader(Action::NextHeading, "next-heading", &["J"], "Next heading"),
    reader(Action::PreviousHeading, "previous-heading", &["K"], "Previous heading"),
    reader(Action::SelectSpeaker, "speaker", &["\" *"], "Select the speaker with a letter (\"A)").taking("NAME"),
    reader(Action::Next, "next", &["n"], "Next hit, quote or event"),
    reader(Action::Previous, "previous", &["N"], "Previous hit, quote or event"),
    reader(Action::NextEvent, "next-event", &["]"], "Next event in time"),
    reader(Action::PreviousEvent, "previous-event", &["["], "Previous event in time"),
    reader(Action::NextEventInText, "next-event-in-text", &[")"], "Next event in the text"),
    reader(Action::PreviousEventInText, "previous-event-in-text", &["("], "Previous event in the text"),
    reader(Action::Search, "search", &["/"], "Search as you type").taking("WORDS"),
    reader(Action::SearchBack, "search-back", &[], "Search backwards").taking("WORDS"),
    reader(Action::SetMark, "set-mark", &["m *"], "Mark this place with a letter (ma)").taking("LETTER"),
    reader(Action::GoToMark, "go-to-mark", &["' *"], "Go to a mark ('a), or back ('')").taking("LETTER"),
    reader(Action::Back, "back", &["Ctrl-o"], "Back to before the last jump"),
    reader(Action::Forward, "forward", &["Alt-o"], "Forward again"),
    reader(Action::Accept, "accept", &["Enter"], "Select, or go to the selection"),
    reader(Action::Cancel, "cancel", &["Esc"], "Clear the selection; close"),
    reader(Action::Outline, "headings", &["O"], "List the headings"),
    reader(Action::Entries, "entries", &["E"], "List the articles (feed, archive)"),
    reader(Action::Hints, "hint", &["f"], "Follow a link (hint letters)"),
    reader(Action::ListLinks, "links", &["L"], "List the links"),
    reader(Action::OpenLink, "open-link", &["o"], "Open the selected link, or pick one"),
    reader(Action::Visual, "select", &["v"], "Select words"),
    reader(Action::VisualLines, "select-paragraphs", &["V"], "Select paragraphs"),
    reader(Action::Highlight, "highlight", &["H"], "Add or remove a highlight"),
    reader(Action::Annotate, "note", &["a"], "Write a note on selection or paragraph"),
    reader(Action::ListNotes, "notes", &["A"], "List highlights and notes"),
    reader(Action::Copy, "copy", &["y"], "Copy the selection with its source"),
    reader(Action::Pipe, "pipe", &["|"], "Pipe selection or article to a command").taking("COMMAND"),
    reader(Action::Explain, "explain", &["e"], "Explain this finding"),
    reader(Action::FocusNext, "focus-next", &["Tab"], "Next pane"),
    reader(Action::FocusPrevious, "focus-previous", &["Shift-Tab"], "Previous pane"),
    reader(Action::ToggleSpeakers, "toggle-speakers", &["s"], "Show or hide the speakers"),
    reader(Action::ToggleTimeline, "toggle-timeline", &["t"], "Show or hide the timeline"),
    reader(Action::TogglePanes, "toggle-panes", &["z"], "Show or hide all panes"),
    reader(Action::ToggleFollow, "toggle-follow", &["g F"], "Panes follow the text on/off"),
    reader(Action::ToggleDoubtful, "toggle-doubtful", &["g d"], "Show or hide doubtful findings"),
    reader(Action::ToggleMouse, "toggle-mouse", &["M"], "Mouse on/off"),
    reader(Action::FocusMode, "one-paragraph", &["g f"], "Read one paragraph at a time"),
    reader(Action::QuotesMode, "quotes-only", &["g q"], "Read only the quotations"),
    reader(Action::SpeakerMode, "speaker-only", &["g s"], "Read only one speaker's quotations"),
    reader(Action::ByWords, "by-words", &["W"], "Speed reading"),
    reader(Action::Zen, "text-only", &["g z"], "Hide everything but the text"),
    reader(Action::Wider, "wider", &["+"], "Wider text"),
    reader(Action::Narrower, "narrower", &["-"], "Narrower text"),
    reader(Action::Width, "width", &["="], "Set the width to N columns, or reset it").taking("COLUMNS"),
    reader(Action::Justify, "justify", &["g J"], "Justify on/off"),
    reader(Action::TwoColumns, "two-columns", &[], "Two columns on/off, where there is room"),
    reader(Action::Hyphenate, "hyphenate", &["g -"], "Hyphenation on/off"),
    reader(Action::Theme, "theme", &["T"], "Change the colours (next or named theme)").taking("NAME"),
    reader(Action::SetDate, "date", &["D"], "Set the date that \"last week\" counts from").taking("YYYY-MM-DD"),
    reader(Action::Palette, "palette", &[":"], "Run a command by name"),
    reader(Action::Help, "help", &["?", "h", "F1"], "Show or hide the keys"),
    reader(Action::Redraw, "redraw", &["Ctrl-l", "Ctrl-r"], "Redraw"),
    reader(Action::Suspend, "suspend", &["Ctrl-z"], "Suspend"),
    reader(Action::Quit, "quit", &["q", "Q", "Z Z"], "Quit"),
    reader(Action::Interrupt, "interrupt", &["Ctrl-c"], "Quit (status 130)"),
    timeline(Action::ToggleUndated, "toggle-undated", &["u"], "Fold or unfold the undated events"),
    timeline(Action::ToggleOrder, "toggle-order", &["o"], "Order by time or by text"),
    timeline(Action::FilterTense, "filter-tense", &["f"], "List past, future, possible or all events"),
    timeline(Action::FilterSpeaker, "filter-speaker", &["w"], "List one speaker's events, or all"),
];

impl Command {
    /// The command of a name.
    pub fn named(id: &str) -> Option<&'static Self> {
        COMMANDS.iter().find(|command| command.id == id)
    }

    /// Whether any character is typed after its keys.
    pub fn takes_letter(&self) -> bool {
        self.keys.iter().any(|keys| keys.ends_with(" *"))
    }

    const fn taking(self, argument: &'static str) -> Self {
        Self { argument, ..self }
    }

    /// Keys of the table as they are shown: `gg`, `Ctrl-o`, `mx`.
    pub(super) fn key_name(keys: &str) -> String {
        let mut name = String::new();
        for key in keys.split(' ') {
            name.push_str(if key == "*" { "x" } else { key });
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::config::KeyChord;

    #[test]
    fn every_key_of_the_table_can_be_typed() {
        for command in COMMANDS {
            for key in command.keys.iter().flat_map(|keys| keys.split(' ')) {
                assert!(key == "*" || KeyChord::parse(key).is_some(), "{key}");
            }
        }
    }

    #[test]
    fn no_two_commands_share_a_name_or_keys_in_one_scope() {
        let mut seen = BTreeSet::new();
        for command in COMMANDS {
            assert!(seen.insert(command.id.to_owned()), "{}", command.id);
            for keys in command.keys {
                let owned = format!("{} {keys}", command.scope.title());
                assert!(seen.insert(owned), "{keys}");
            }
        }
    }

    #[test]
    fn help_fits_beside_its_keys_in_a_narrow_popup() {
        for command in COMMANDS {
            assert!(command.help.len() <= 42, "{}", command.help);
        }
    }
}
