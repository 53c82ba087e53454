use super::*;
use crate::config::Themes;

const SIGHTS: [[[f64; 3]; 3]; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    // Machado, Oliveira and Fernandes 2009, severity 1.0: protan, deutan, tritan.
    [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ],
    [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ],
    [
        [1.255_528, -0.076_749, -0.178_779],
        [-0.078_411, 0.930_809, 0.147_602],
        [0.004_733, 0.691_367, 0.303_900],
    ],
];

fn lab([red, green, blue]: [f64; 3]) -> [f64; 3] {
    let f = |t: f64| {
        if t > 216.0 / 24389.0 {
            t.cbrt()
        } else {
            (24389.0 / 27.0 * t + 16.0) / 116.0
        }
    };
    let x = f((0.412_456_4 * red + 0.357_576_1 * green + 0.180_437_5 * blue) / 0.950_47);
    let y = f(0.212_672_9 * red + 0.715_152_2 * green + 0.072_175 * blue);
    let z = f((0.019_333_9 * red + 0.119_192 * green + 0.950_304_1 * blue) / 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The least CIE76 distance of two colours over normal, protan, deutan and tritan sight.
fn distance(one: Rgb, two: Rgb) -> f64 {
    let seen = |color: Rgb, sight: &[[f64; 3]; 3]| {
        let color = color.linear();
        lab(sight.map(|row| {
            let sum: f64 = row.iter().zip(color).map(|(a, b)| a * b).sum();
            sum.clamp(0.0, 1.0)
        }))
    };
    SIGHTS
        .iter()
        .map(|sight| {
            let (one, two) = (seen(one, sight), seen(two, sight));
            one.iter()
                .zip(two)
                .map(|(a, b)| (a - b).powi(2))
                .sum::<f64>()
                .sqrt()
        })
        .fold(f64::MAX, f64::min)
}

fn least_distance(colors: &[Rgb]) -> f64 {
    let mut least = f64::MAX;
    for (nth, one) in colors.iter().enumerate() {
        for two in &colors[nth + 1..] {
            least = least.min(distance(*one, *two));
        }
    }
    least
}

fn shipped() -> Vec<(String, Theme)> {
    let themes = Themes::default();
    let names = themes.names().map(str::to_owned);
    let shipped: Vec<_> = names
        .map(|name| {
            let theme = Themes::shipped(&name).expect("the shipped themes are read");
            (name, theme)
        })
        .collect();
    assert!(shipped.len() >= 5);
    shipped
}

/// What a theme is drawn on where there are 256 colours.
fn indexed_ground(theme: &Theme) -> Rgb {
    if theme.paints {
        Rgb::of_256(theme.sight.indexed.1)
    } else {
        theme.sight.ground
    }
}

#[test]
fn every_colour_of_a_shipped_theme_is_readable_on_its_ground() {
    for (name, theme) in shipped() {
        let ground = theme.sight.ground;
        let tints = theme.speakers.iter().chain([&theme.event, &theme.dim]);
        for tint in tints {
            let full = tint.rgb.contrast(ground);
            assert!(full >= 4.5, "{name} {:?}: {full:.2}", tint.rgb);
            let near = Rgb::of_256(tint.indexed).contrast(indexed_ground(&theme));
            assert!(near >= 4.5, "{name} {:?} of 256: {near:.2}", tint.rgb);
        }
        for pair in [theme.bar, theme.cursor, theme.sight] {
            let full = pair.text.contrast(pair.ground);
            assert!(full >= 7.0, "{name} {pair:?}: {full:.2}");
            let near = Rgb::of_256(pair.indexed.0).contrast(Rgb::of_256(pair.indexed.1));
            assert!(near >= 4.5, "{name} {pair:?} of 256: {near:.2}");
        }
    }
}

#[test]
fn high_contrast_is_higher_everywhere_and_on_a_ground_of_its_own() {
    let named = |(name, _): &(String, Theme)| name.starts_with("contrast");
    let themes: Vec<_> = shipped().into_iter().filter(named).collect();
    assert_eq!(themes.len(), 2);
    for (name, theme) in themes {
        assert!(theme.paints, "{name}");
        let tints = theme.speakers.iter().chain([&theme.event, &theme.dim]);
        for tint in tints {
            let contrast = tint.rgb.contrast(theme.sight.ground);
            assert!(contrast >= 7.0, "{name} {:?}: {contrast:.2}", tint.rgb);
        }
        assert!(theme.sight.text.contrast(theme.sight.ground) >= 18.0);
    }
}

#[test]
fn there_is_a_theme_for_either_ground() {
    assert!(Themes::shipped(Themes::DARK).unwrap().is_dark());
    assert!(!Themes::shipped(Themes::LIGHT).unwrap().is_dark());
}

#[test]
fn speakers_can_be_told_apart_by_every_kind_of_sight() {
    for (name, theme) in shipped() {
        let mut colors: Vec<Rgb> = theme.speakers.iter().map(|tint| tint.rgb).collect();
        colors.push(theme.sight.text);
        let full = least_distance(&colors);
        // A ground of its own or more contrast leave fewer colours to choose from.
        let (least, least_near) = if theme.paints {
            (25.5, 19.0)
        } else {
            (28.0, 20.0)
        };
        assert!(full >= least, "{name}: {full:.1}");
        let ground = indexed_ground(&theme);
        let near: Vec<Rgb> = colors
            .iter()
            .map(|color| Rgb::of_256(color.nearest_256(ground)))
            .collect();
        let near = least_distance(&near);
        assert!(near >= least_near, "{name} of 256: {near:.1}");
    }
}

#[test]
fn events_can_be_told_from_every_speaker_and_from_text() {
    for (name, theme) in shipped() {
        for other in theme.speakers.iter().map(|tint| tint.rgb) {
            let least = distance(theme.event.rgb, other);
            assert!(least >= 20.0, "{name} {other:?}: {least:.1}");
        }
        assert!(distance(theme.event.rgb, theme.sight.text) >= 20.0);
    }
}

#[test]
fn the_sixteen_stand_ins_of_speakers_and_events_differ() {
    for (name, theme) in shipped() {
        let mut seen: Vec<u8> = theme.speakers.iter().map(|tint| tint.ansi).collect();
        seen.push(theme.event.ansi);
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 7, "{name}");
        assert!(seen.iter().all(|index| *index < 16));
    }
}

#[test]
fn a_colour_that_is_none_is_refused_with_its_words() {
    let text = include_str!("../../../assets/themes/dark.toml").replace("#f1c012", "yellowish");
    let fault = Theme::parse(&text).unwrap_err().to_string();
    assert!(fault.contains("yellowish"), "{fault}");
    assert_eq!(Rgb::parse("#12345"), None);
    assert_eq!(Rgb::parse("#é12345"), None);
}

#[test]
fn the_nearest_of_256_is_the_colour_itself_where_it_is_there() {
    for index in 16..=255u8 {
        let color = Rgb::of_256(index);
        let ground = if color.contrast(Rgb::of_256(16)) >= 4.5 {
            16
        } else {
            231
        };
        assert_eq!(Rgb::of_256(color.nearest_256(Rgb::of_256(ground))), color);
    }
}

#[test]
fn contrast_runs_from_one_to_twenty_one() {
    let (black, white) = (Rgb::of_256(16), Rgb::of_256(231));
    assert!((black.contrast(white) - 21.0).abs() < 0.01);
    assert!((white.contrast(white) - 1.0).abs() < 0.01);
}
