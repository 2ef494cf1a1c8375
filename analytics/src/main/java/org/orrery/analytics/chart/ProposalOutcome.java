package org.orrery.analytics.chart;

import java.util.List;

/// What can be drawn of a data set.
public sealed interface ProposalOutcome {

    /// At least one chart.
    ///
    /// @param charts best first
    record Proposed(List<ChartProposal> charts) implements ProposalOutcome {

        public Proposed {
            charts = List.copyOf(charts);
        }

        public ChartProposal best() {
            return charts.getFirst();
        }
    }

    /// No chart makes sense.
    ///
    /// @param reason why, for a person
    /// @param nextStep what the person can do about it
    record NothingToPlot(String reason, String nextStep) implements ProposalOutcome {}
}
