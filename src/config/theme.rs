use serde::Deserialize;

/// A colour of 24 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Rgb {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Rgb {
    /// Parses `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Self { red, green, blue })
    }

    /// The nearest of the colours 16 to 255 of xterm (the cube and the greys) that is readable on `ground` as text;
    /// the nearest of all when none is.
    pub fn nearest_256(self, ground: Self) -> u8 {
        let mut nearest = None;
        for index in 16..=255 {
            let color = Self::of_256(index);
            let distance = self.distance(color);
            // Contrast is expensive, so it is only computed for better candidates.
            let is_nearer = nearest.is_none_or(|(least, _)| distance < least);
            if is_nearer && color.contrast(ground) >= Self::READABLE {
                nearest = Some((distance, index));
            }
        }
        let of_all = || (16..=255).min_by_key(|index| self.distance(Self::of_256(*index)));
        let readable = nearest.map(|(_, index)| index);
        readable.or_else(of_all).unwrap_or(16)
    }

    /// The least contrast of readable text (WCAG 2, level AA).
    pub const READABLE: f64 = 4.5;

    /// The contrast of two colours, 1.0 to 21.0 (WCAG 2).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Red, green and blue as amounts of light, 0.0 to 1.0 (sRGB decoded).
    pub fn linear(self) -> [f64; 3] {
        [self.red, self.green, self.blue].map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    /// What the colours 16 to 255 of xterm look like; lower ones are the terminal's own and count as black.
    pub fn of_256(index: u8) -> Self {
        if index >= 232 {
            let grey = 8 + 10 * (index - 232);
            return Self {
                red: grey,
                green: grey,
                blue: grey,
            };
        }
        let step = |nth: u8| if nth == 0 { 0 } else { 55 + 40 * nth };
        let cube = index.saturating_sub(16);
        Self {
            red: step(cube / 36),
            green: step(cube / 6 % 6),
            blue: step(cube % 6),
        }
    }

    // Squared distance weighted by the mean red ("redmean"): near enough to the eye for choosing among 240.
    fn distance(self, other: Self) -> i32 {
        let [red, green, blue] = [
            (self.red, other.red),
            (self.green, other.green),
            (self.blue, other.blue),
        ]
        .map(|(one, two)| (i32::from(one) - i32::from(two)).pow(2));
        let mean = i32::midpoint(i32::from(self.red), i32::from(other.red));
        (2 * 256 + mean) * red / 256 + 4 * green + (2 * 256 + 255 - mean) * blue / 256
    }
}

impl TryFrom<String> for Rgb {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("not a colour: {text:?} (#rrggbb)"))
    }
}

/// A colour of a theme, with a substitute among the terminal's sixteen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tint {
    /// The colour itself.
    pub rgb: Rgb,
    /// The index, 0 to 15, of the terminal's own colour that replaces it.
    pub ansi: u8,
    /// The index, 16 to 255, of the nearest xterm colour; computed when a theme is read.
    #[serde(skip)]
    pub indexed: u8,
}

/// A text colour on a background; reverse video where there are only sixteen colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColorPair {
    /// The letters.
    pub text: Rgb,
    /// The background.
    pub ground: Rgb,
    /// The indices, 16 to 255, of the nearest xterm colours; computed when a theme that does not name them
    /// is read.
    #[serde(default)]
    pub indexed: (u8, u8),
}

impl ColorPair {
    fn index(&mut self) {
        if self.indexed.0 >= 16 && self.indexed.1 >= 16 {
            return;
        }
        let under = self.ground.nearest_256(self.text);
        self.indexed = (self.text.nearest_256(Rgb::of_256(under)), under);
    }
}

/// The colours of the reader on one background.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// The commonest speakers, in the order of their letters.
    pub speakers: [Tint; 6],
    /// The words of a time, and the marks of events.
    pub event: Tint,
    /// Dimmed text.
    pub dim: Tint,
    /// Title and status row.
    pub bar: ColorPair,
    /// The row of a list with the cursor.
    pub cursor: ColorPair,
    /// The text and background that it is made for.
    pub sight: ColorPair,
    /// Whether text and background are drawn in these colours; else in the terminal's own, as long as its background fits.
    #[serde(default)]
    pub paints: bool,
}

impl Theme {
    /// Reads a theme file.
    ///
    /// # Errors
    ///
    /// When it is not TOML, misses a colour or holds something else: the message says what and where.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let mut theme: Self = toml::from_str(text)?;
        theme.sight.index();
        let ground = if theme.paints {
            Rgb::of_256(theme.sight.indexed.1)
        } else {
            theme.sight.ground
        };
        let tints = theme.speakers.iter_mut();
        for tint in tints.chain([&mut theme.event, &mut theme.dim]) {
            tint.indexed = tint.rgb.nearest_256(ground);
        }
        theme.bar.index();
        theme.cursor.index();
        Ok(theme)
    }

    /// Whether it is made for light text on dark.
    pub fn is_dark(&self) -> bool {
        self.sight.ground.luminance() < self.sight.text.luminance()
    }
}

#[cfg(test)]
mod tests;
