package org.orrery.analytics.chart;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.orrery.analytics.data.Column;

/// Two columns whose values form a complete grid with one row per node: what a surface stands on.
record Grid(ColumnProfile x, ColumnProfile z) {

    private static final int MOST_ROWS = 250_000;
    private static final int FEWEST_LINES = 4;
    private static final int CANDIDATES = 6;

    static Optional<Grid> find(List<ColumnProfile> columns, int rowCount) {
        if (rowCount > MOST_ROWS) {
            return Optional.empty();
        }
        List<ColumnProfile> candidates =
                columns.stream()
                        .filter(c -> c.isNumber() || c.time())
                        .filter(c -> c.distinct() >= FEWEST_LINES && c.missingShare() == 0)
                        .filter(c -> c.distinct() <= rowCount / FEWEST_LINES)
                        .limit(CANDIDATES)
                        .toList();
        for (int i = 0; i < candidates.size(); i++) {
            for (int j = i + 1; j < candidates.size(); j++) {
                Grid grid = new Grid(candidates.get(i), candidates.get(j));
                if (grid.isComplete(rowCount)) {
                    return Optional.of(grid);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isComplete(int rowCount) {
        Column a = x.column();
        Column b = z.column();
        Set<Double> ofA = new HashSet<>();
        Set<Double> ofB = new HashSet<>();
        Set<Node> nodes = new HashSet<>();
        for (int row = 0; row < rowCount; row++) {
            Node node = new Node(a.positionAt(row), b.positionAt(row));
            ofA.add(node.a());
            ofB.add(node.b());
            if (Double.isNaN(node.a() + node.b()) || !nodes.add(node)) {
                return false;
            }
        }
        return (long) ofA.size() * ofB.size() == rowCount;
    }

    private record Node(double a, double b) {}
}
