package org.orrery.analytics.graph;

import java.util.Optional;
import org.orrery.analytics.Sentences;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.job.Progress;

/// Lays out networks. Nothing is kept; safe on any thread.
public final class Networks {
    /// More would take minutes, and nobody could tell them apart.
    public static final int MOST_NODES = 5_000;

    public static final int MOST_LINKS = 100_000;

    private Networks() {}

    /// May take seconds.
    ///
    /// @param from where a link begins, `to` where it ends
    /// @param weight numbers that say how much a link counts
    public static NetworkOutcome layOut(
            Optional<Column> from,
            Optional<Column> to,
            Optional<Column> weight,
            Progress progress) {
        if (from.isEmpty() || to.isEmpty()) {
            return impossible("network.column");
        }
        Graph graph = Graph.of(from.get(), to.get(), weight);
        if (graph.nodes() == 0) {
            return impossible("network.empty");
        }
        if (graph.nodes() > MOST_NODES) {
            return impossible("network.nodes", graph.nodes(), MOST_NODES);
        }
        if (graph.links().count() > MOST_LINKS) {
            return impossible("network.links", graph.links().count(), MOST_LINKS);
        }
        Optional<double[]> places = new ForceLayout(graph).run(progress);
        if (places.isEmpty()) {
            return new NetworkOutcome.Cancelled();
        }
        int[] groups = Communities.of(graph);
        progress.report(1);
        return new NetworkOutcome.Laid(
                new NetworkLayout(
                        graph, places.get(), groups, Communities.modularity(graph, groups)));
    }

    private static NetworkOutcome impossible(String key, Object... arguments) {
        return new NetworkOutcome.Impossible(
                Sentences.of(key, arguments), Sentences.of(key + ".next", arguments));
    }
}
