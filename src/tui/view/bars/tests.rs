use crate::tui::view::tests::{shown, snapshot};

#[test]
fn questions_stand_in_the_status_row() {
    snapshot!("80x24-date", shown(80, 24, "D2025"));
    snapshot!("80x24-pipe", shown(80, 24, "|wc -w"));
    snapshot!("80x24-filter", shown(80, 24, "<Tab>/vo"));
    snapshot!("80x24-note", shown(80, 24, "awhy now"));
}
