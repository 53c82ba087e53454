use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use super::*;
use crate::text::width;

const COLORS: [Color; 17] = [
    Color::Reset,
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

/// The screen as ratatui has it: a blank in the second column of a wide character.
pub(in crate::tui) fn buffer(grid: &Grid) -> Buffer {
    let mut buffer = Buffer::empty(grid.area());
    for ((cell, symbol), pen) in buffer.content.iter_mut().zip(&grid.symbols).zip(&grid.pens) {
        if *symbol != COVERED {
            cell.set_symbol(&text(grid, *symbol));
        }
        cell.fg = color(pen.foreground());
        cell.bg = color(pen.background());
        cell.modifier = pen.modifier();
    }
    buffer
}

fn text(grid: &Grid, symbol: Symbol) -> String {
    let mut bytes = Vec::new();
    grid.write(symbol, &mut bytes);
    String::from_utf8(bytes).unwrap()
}

fn color(shade: Shade) -> Color {
    let [_, red, green, blue] = shade.number().to_be_bytes();
    match shade.number() {
        Shade::RGB.. => Color::Rgb(red, green, blue),
        Shade::INDEXED.. => Color::Indexed(blue),
        _ => COLORS
            .into_iter()
            .find(|color| Shade::of(*color) == shade)
            .unwrap(),
    }
}

fn put(grid: &mut Grid, (x, y): (u16, u16), words: &str) {
    let mut x = x;
    for cluster in width::clusters(words) {
        grid.put((x, y), cluster, Pen::default());
        x += u16::try_from(cluster.cols).unwrap();
    }
}

fn rows(grid: &Grid) -> Vec<String> {
    let symbols = |row: u16| grid.row(row).symbols();
    (0..grid.size().height)
        .map(|row| symbols(row).iter().filter(|symbol| **symbol != COVERED))
        .map(|row| row.map(|symbol| text(grid, *symbol)).collect())
        .collect()
}

#[test]
fn half_a_wide_character_is_a_blank() {
    let mut grid = Grid::new(Size::new(6, 2));
    put(&mut grid, (0, 0), "日本語");
    put(&mut grid, (1, 0), "x");
    put(&mut grid, (4, 0), "y");
    assert_eq!(rows(&grid)[0], " x本y ");
    put(&mut grid, (0, 1), "日本語");
    put(&mut grid, (1, 1), "日");
    assert_eq!(rows(&grid)[1], " 日 語");
    grid.clear(Rect::new(5, 1, 1, 1), Pen::default());
    assert_eq!(rows(&grid)[1], " 日   ");
    put(&mut grid, (5, 1), "日");
    assert_eq!(rows(&grid)[1], " 日   ");
}

#[test]
fn clusters_of_any_length_are_kept() {
    let mut grid = Grid::new(Size::new(8, 1));
    let words = "aé—👩‍👩‍👧x\u{301}\u{302}\u{303}\u{304}o";
    put(&mut grid, (0, 0), words);
    assert_eq!(rows(&grid)[0], format!("{words} "));
    let before = grid.clone();
    grid.empty(grid.size());
    put(&mut grid, (0, 0), words);
    assert_eq!(before.row(0), grid.row(0));
}

#[test]
fn links_end_where_something_else_is_put_over_them() {
    let mut grid = Grid::new(Size::new(6, 2));
    grid.link((2, 1), 9, 7);
    grid.link((7, 1), 1, 7);
    grid.link((0, 2), 1, 7);
    grid.clear(Rect::new(4, 0, 1, 2), Pen::default());
    let links: Vec<u32> = (0..6).map(|x| grid.row(1).link(x)).collect();
    assert_eq!(links, [0, 0, 7, 7, 0, 7]);
    assert_eq!(grid.row(0).link(2), 0);
}

#[test]
fn two_blanks_that_look_the_same_are_the_same() {
    let mut grid = Grid::new(Size::new(3, 1));
    let plain = grid.clone();
    grid.restyle(grid.area(), Style::new().red().bold());
    assert_eq!(grid.row(0).changes(&plain.row(0)).count(), 0);
    grid.restyle(Rect::new(1, 0, 9, 9), Style::new().reversed());
    let changes: Vec<u16> = grid.row(0).changes(&plain.row(0)).collect();
    assert_eq!(changes, [1, 2]);
    assert_eq!(color(grid.row(0).pen(1).foreground()), Color::Red);
}

#[derive(Clone, Debug)]
enum Deed {
    Put(u16, u16, String),
    Clear(Rect),
    Scroll(u16, u16, i32),
}

fn deeds() -> impl Strategy<Value = Deed> {
    let put = (0..9_u16, 0..5_u16, "[a日 ́é]{0,6}").prop_map(|(x, y, words)| Deed::Put(x, y, words));
    let clear = (0..9_u16, 0..5_u16, 0..9_u16, 0..5_u16)
        .prop_map(|(x, y, width, height)| Deed::Clear(Rect::new(x, y, width, height)));
    let scroll = (0..4_u16, 0..4_u16, -5..=5)
        .prop_map(|(top, more, rows)| Deed::Scroll(top, (top + more).min(3), rows));
    prop_oneof![6 => put, 2 => clear, 1 => scroll]
}

proptest! {
    #[test]
    fn every_wide_character_has_its_two_columns(deeds in prop::collection::vec(deeds(), 0..20)) {
        let mut grid = Grid::new(Size::new(7, 4));
        for deed in deeds {
            match deed {
                Deed::Put(x, y, words) => put(&mut grid, (x, y), &words),
                Deed::Clear(area) => grid.clear(area, Pen::default()),
                Deed::Scroll(top, bottom, rows) => grid.scroll(top, bottom, rows),
            }
            for row in rows(&grid) {
                prop_assert_eq!(width::columns(&row), 7, "{:?}", row);
            }
        }
    }
}
