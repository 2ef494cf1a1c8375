package org.orrery.ui.data;

import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.csv.ReadPlan;
import org.orrery.analytics.data.DataSet;

/// A table that was read before its room was entered, so that nobody waits for the same bytes to be read again.
///
/// @param plan how it was read
public record AtHand(ReadOutcome.Loaded table, ReadPlan plan) {

    boolean is(String sha256, ReadPlan wanted) {
        return table.dataSet().sha256().equals(sha256) && plan.equals(wanted);
    }

    /// The table under the name that it has in the room.
    ReadOutcome.Loaded named(String name) {
        DataSet data = table.dataSet();
        return new ReadOutcome.Loaded(
                new DataSet(name, data.sha256(), data.columns()), table.warnings());
    }
}
