use super::draft::Writer;

/// The lists that are open in a text whose indentation tells them apart.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The columns at which the open lists' items begin.
    indents: Vec<usize>,
}

/// Lists in lists; what is deeper is of the deepest.
const MAX_DEPTH: usize = 12;

impl Lists {
    /// Begins an item at a column.
    pub(super) fn item(&mut self, indent: usize, writer: &mut Writer) {
        self.leave_deeper(indent, writer);
        match self.indents.last() {
            Some(_) if self.indents.len() >= MAX_DEPTH => writer.leave_item(),
            Some(last) if *last >= indent => writer.leave_item(),
            _ => {
                writer.enter_list();
                self.indents.push(indent);
            }
        }
        writer.enter_item();
    }

    /// Ends the lists that words at a column do not belong to.
    pub(super) fn leave_to(&mut self, indent: usize, writer: &mut Writer) {
        while self.indents.pop_if(|last| *last >= indent).is_some() {
            leave(writer);
        }
    }

    /// Ends all lists.
    pub(super) fn leave_all(&mut self, writer: &mut Writer) {
        while self.indents.pop().is_some() {
            leave(writer);
        }
    }

    fn leave_deeper(&mut self, indent: usize, writer: &mut Writer) {
        while self.indents.pop_if(|last| *last > indent).is_some() {
            leave(writer);
        }
    }
}

fn leave(writer: &mut Writer) {
    writer.leave_item();
    writer.leave_list();
}
