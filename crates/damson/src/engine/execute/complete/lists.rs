//! Completion of lists. See [Value Completion](https://spec.graphql.org/September2026/#sec-Value-Completion).

use std::ops::Range;

use damson_schema::Wrappers;

use super::{At, Completion};
use crate::Error;
use crate::engine::execute::output::{Nulled, close};
use crate::engine::execute::path::{Path, PathStep};
use crate::engine::plan::PlanField;
use crate::engine::resolve::{List, Resolved};

impl<'a> Completion<'_, 'a, '_> {
    pub(in crate::engine::execute) fn complete_list(
        &mut self,
        list: &'a dyn List,
        field: &'a PlanField,
        item: Wrappers,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        let start = self.output.text.len();
        self.complete_items(list, 0..list.len(), field, item, at)?;
        close(&mut self.output.text, start, b'[', b']');
        Ok(())
    }

    /// Writes these items of a list, each after a comma.
    #[inline]
    pub(in crate::engine::execute) fn complete_items(
        &mut self,
        list: &'a dyn List,
        items: Range<usize>,
        field: &'a PlanField,
        item: Wrappers,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        for index in items {
            self.output.go_on(&self.cx.env.size)?;
            self.output.text.push(b',');
            let path = Path::new(at, PathStep::Index(index));
            self.complete_value(describe_item(list, index, field), field, item, Some(&path))?;
        }
        Ok(())
    }

    #[cold]
    pub(super) fn fail_without_list(&mut self, field: &PlanField, at: At<'_, 'a>) -> Result<(), Nulled> {
        let coordinate = self.cx.coordinate(field);
        let message = format!("Expected Iterable, but did not find one for field \"{coordinate}\".");
        self.fail(Box::new(Error::new(message)), field, at);
        Err(Nulled)
    }
}

/// Describes an item of a list. Only custom scalars run the author's code here, which may panic.
#[inline]
pub(in crate::engine::execute) fn describe_item<'a>(
    list: &'a dyn List,
    index: usize,
    field: &PlanField,
) -> Resolved<'a> {
    if field.is_custom() { Resolved::caught(|| list.get(index)) } else { list.get(index) }
}
