//! Each pane alone: no reader, no keys.

use super::*;
use crate::analysis::{EventId, SpeakerId};
use crate::app::command::Action;
use crate::app::tests::with_inputs;
use crate::app::{PaneSize, Selection};

const SMALL: PaneSize = PaneSize { cols: 40, rows: 4 };

fn speaker(index: usize) -> PaneTarget {
    PaneTarget::Selection(Selection::Speaker(SpeakerId::of(index)))
}

#[test]
fn speakers_are_moved_through_clicked_and_filtered() {
    with_inputs(|inputs| {
        let mut pane = SpeakersPane::default();
        pane.resize(SMALL);
        pane.fill(inputs);
        assert_eq!((pane.target(), pane.hidden()), (Some(speaker(0)), (0, 2)));
        assert!(pane.move_by(1) && !pane.move_by(0));
        assert_eq!(pane.target(), Some(speaker(1)));
        assert_eq!(pane.target_at(0), Some(speaker(0)));
        pane.move_to_end(ListEnd::Last);
        assert_eq!((pane.target(), pane.hidden()), (Some(speaker(2)), (2, 0)));
        pane.reveal(Selection::Speaker(SpeakerId::of(0)));
        assert_eq!(pane.target(), Some(speaker(0)));
        pane.filter("newspapers", inputs);
        assert_eq!(
            (pane.target(), pane.filter_words()),
            (Some(speaker(3)), "newspapers")
        );
        assert!(!pane.move_by(1));
        pane.check();
    });
}

#[test]
fn the_quotations_of_one_speaker_are_listed() {
    with_inputs(|inputs| {
        let mut pane = QuotesPane::default();
        pane.resize(SMALL);
        pane.fill(inputs);
        assert_eq!(pane.target(), None);
        pane.set_subject(Some(SpeakerId::of(0)), inputs);
        assert_eq!(pane.entries().len(), 3);
        let first = pane.target();
        assert!(first.is_some() && pane.move_by(1));
        assert_ne!(pane.target(), first);
        pane.clear();
        assert_eq!((pane.target(), pane.hidden()), (None, (0, 0)));
        pane.check();
    });
}

#[test]
fn the_timeline_executes_its_own_commands() {
    with_inputs(|inputs| {
        let mut pane = TimelinePane::new();
        pane.resize(SMALL);
        pane.fill(inputs);
        let by_time = pane.current();
        pane.execute(Action::ToggleOrder, inputs);
        assert!(pane.is_by_text());
        pane.move_to_end(ListEnd::First);
        assert_eq!(pane.current(), Some(EventId::of(0)));
        assert_ne!(pane.current(), by_time);
        pane.execute(Action::ToggleOrder, inputs);
        pane.move_to_end(ListEnd::Last);
        assert_eq!(pane.target(), Some(PaneTarget::Undated));
        let folded = pane.entries().len();
        pane.execute(Action::ToggleUndated, inputs);
        assert_eq!(pane.entries().len(), folded + 1);
        pane.execute(Action::Quit, inputs);
        pane.check();
    });
}
