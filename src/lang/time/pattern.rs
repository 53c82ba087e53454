use super::ClassId;
use crate::lang::table::Rows;

/// One step of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// The class that must stand here; a literal word is a class of its own.
    pub class: ClassId,
    /// The place of the variable that keeps it.
    pub variable: Option<u8>,
    /// Whether no white space may stand before it.
    pub glued: bool,
}

impl Step {
    // The largest number of a class.
    const CLASS: u16 = (1 << 11) - 1;
    const GLUED: u16 = 1 << 14;
    /// The bits of its number that are the class: the steps of a node are sorted by them.
    pub const KEY: u16 = ClassId::GIVEN | Self::CLASS;

    /// Its number in tables; `None` where the class is too large for one.
    pub fn number(self) -> Option<u16> {
        let variable = self.variable.map_or(0, |place| u16::from(place) + 1);
        let glued = if self.glued { Self::GLUED } else { 0 };
        (self.class.0 <= Self::CLASS).then_some(self.class.0 | variable << 11 | glued)
    }

    pub(super) fn of(number: u16) -> Self {
        let variable = (number & (Self::GLUED - 1)) >> 11;
        Self {
            class: ClassId(number & Self::KEY),
            variable: variable
                .checked_sub(1)
                .and_then(|place| place.try_into().ok()),
            glued: number & Self::GLUED != 0,
        }
    }
}

/// One way to match what stands beside an expression.
#[derive(Clone, Copy, Debug)]
pub struct Sequence(Rows<1>);

impl Sequence {
    /// The first step and those behind it.
    pub fn split_first(self) -> Option<(Step, Self)> {
        let first = Step::of(self.0.number(0)?);
        Some((first, Self(self.0.part(1..self.0.len()))))
    }
}

/// Ways to match what stands beside an expression.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sequences {
    // Where each begins in the steps, and where the last ends.
    bounds: Rows<1>,
    steps: Rows<1>,
}

impl Sequences {
    pub(super) const fn new(bounds: Rows<1>, steps: Rows<1>) -> Self {
        Self { bounds, steps }
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.bounds.len() < 2
    }

    /// They in order.
    pub fn iter(self) -> impl Iterator<Item = Sequence> {
        let places = 0..self.bounds.len().saturating_sub(1);
        places.map(move |place| Sequence(self.steps.part(self.bounds.stretch(place))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_the_same_as_a_number() {
        for (class, variable, glued) in
            [(0, None, true), (2047, Some(5), false), (7, Some(0), true)]
        {
            let class = ClassId::of(class);
            let step = Step {
                class,
                variable,
                glued,
            };
            assert_eq!(Step::of(step.number().unwrap()), step);
        }
        let step = Step {
            class: ClassId::of(2048),
            variable: None,
            glued: false,
        };
        assert_eq!(step.number(), None);
    }
}
