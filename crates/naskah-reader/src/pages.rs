//! The page tree, and what pages and fields inherit from the nodes above them.

use std::collections::BTreeSet;

use crate::error::ReadResult;
use crate::object::{Dictionary, Id, Object};
use crate::view::View;

/// Parents above one another; a longer chain is a cycle.
const MAX_ANCESTORS: usize = 64;

impl View<'_> {
    /// The pages, in order.
    ///
    /// # Errors
    /// A node that cannot be read.
    pub fn pages(&self) -> ReadResult<Vec<Id>> {
        let (mut pages, mut seen) = (Vec::new(), BTreeSet::new());
        let mut open = vec![self.catalog()?.get("Pages").clone()];
        while let Some(node) = open.pop() {
            // A node met twice makes a cycle.
            let Some(id) = node.as_reference().filter(|id| seen.insert(*id)) else { continue };
            let Some(node) = self.get(id)?.as_dictionary().cloned() else { continue };
            if node.has("Kids") {
                open.extend(self.array(&node, "Kids")?.into_iter().rev());
            } else {
                pages.push(id);
            }
        }
        Ok(pages)
    }

    /// The value of a key, in the dictionary or its nearest ancestor (`/Parent`) that has one; or null.
    ///
    /// # Errors
    /// An ancestor or value that cannot be read.
    pub fn inherited(&self, holder: &Dictionary, key: &str) -> ReadResult<Object> {
        let mut holder = holder.clone();
        for _ in 0..MAX_ANCESTORS {
            let value = self.value(&holder, key)?;
            if value != Object::Null {
                return Ok(value);
            }
            match self.dictionary(&holder, "Parent")? {
                Some(parent) => holder = parent,
                None => break,
            }
        }
        Ok(Object::Null)
    }

    /// Left, bottom, right and top of a rectangle, in its own units; `None` if it is not four numbers.
    ///
    /// # Errors
    /// A number that cannot be read.
    pub fn rectangle(&self, rectangle: &Object) -> ReadResult<Option<[f32; 4]>> {
        let rectangle = self.resolve(rectangle)?;
        let mut numbers = Vec::new();
        for number in rectangle.as_array().unwrap_or_default() {
            #[expect(clippy::cast_possible_truncation, reason = "page coordinates are small")]
            numbers.extend(self.resolve(number)?.as_number().map(|number| number as f32));
        }
        let [a, b, c, d] = numbers[..] else { return Ok(None) };
        Ok(Some([a.min(c), b.min(d), a.max(c), b.max(d)]))
    }
}
