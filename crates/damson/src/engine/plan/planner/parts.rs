//! The selections of a plan with parts: the fields that are delivered with the object, and those that are deferred.
//! See [BuildExecutionPlan](https://github.com/graphql/graphql-spec/pull/1110) in the draft.

use damson_schema::{Diagnostic, IndexMap};

use super::{Planner, Wanted};
use crate::engine::plan::collect::{Collected, Emission, PLANNED_FIELD};
use crate::engine::plan::delivery::DeliveryId;
use crate::engine::plan::{PlanField, PlanSelection, SelectionId};

/// The fields that are delivered with an object, and the others by their deliveries.
type Split<'e> = (Vec<&'e Emission>, IndexMap<DeliveryId, Vec<&'e Emission>>);

impl<'p> Planner<'p> {
    /// Plans the fields of an object, in as many selections as there are deliveries.
    pub(super) fn plan_parts(
        &mut self,
        id: SelectionId,
        wanted: Wanted,
        collected: &Collected<'p>,
    ) -> Result<(), Diagnostic> {
        let (now, later) = self.split(wanted.delivery, collected)?;
        let first = self.fields.len();
        for emission in now {
            let field = self.plan_field(wanted, &collected.groups[emission.group], emission)?;
            self.fields.push(field);
        }
        let mut groups = Vec::with_capacity(later.len());
        for (delivery, emissions) in later {
            self.collector.spend(PLANNED_FIELD, collected.groups[emissions[0].group].nodes[0].span)?;
            let group = SelectionId(self.selections.len() as u32);
            self.selections.push(PlanSelection::EMPTY);
            self.fields.push(PlanField::deferred(self.fields.len() as u32, wanted.object, delivery, group));
            groups.push((group, delivery, emissions));
        }
        self.end_selection(id, wanted.object, first);
        for (group, delivery, emissions) in groups {
            self.plan_selection(group, Wanted { delivery, ..wanted }, collected, emissions.into_iter())?;
        }
        Ok(())
    }

    /// Splits the fields of an object by their deliveries.
    fn split<'e>(&mut self, with_object: DeliveryId, collected: &'e Collected<'p>) -> Result<Split<'e>, Diagnostic> {
        let (mut now, mut later) = (Vec::new(), IndexMap::<DeliveryId, Vec<&Emission>>::default());
        for emission in &collected.emissions {
            let group = &collected.groups[emission.group];
            let (delivery, steps) = self.collector.delivery(group);
            self.collector.spend(steps, group.nodes[0].span)?;
            match delivery == with_object {
                true => now.push(emission),
                false => later.entry(delivery).or_default().push(emission),
            }
        }
        Ok((now, later))
    }
}
