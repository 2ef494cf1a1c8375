package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orrery.scene3d.SceneTheme;

/// The colours of nodes: their group, or what the rows that begin at them have in the column of colour; of nodes where none begins, the
/// rows that end there.
final class NodeColours {
    private static final int MOST_GROUPS = 12;
    private final Network network;
    private final SceneTheme theme;
    private final int[] colours;
    private final Legend.Colours legend;

    /// @param shown whether a node is drawn
    NodeColours(
            Network network, @Nullable Column column, BitSet rows, BitSet shown, SceneTheme theme) {
        this.network = network;
        this.theme = theme;
        colours = new int[network.names().size()];
        Arrays.fill(colours, Palette.missing(theme));
        if (column == null) {
            legend = byGroup(shown);
        } else {
            ColourScale scale = ColourScale.of(column, rows, theme);
            paint(column, scale, rows);
            legend = scale.legend();
        }
    }

    int of(int node) {
        return colours[node];
    }

    Legend.Colours legend() {
        return legend;
    }

    private Legend.Colours byGroup(BitSet shown) {
        int[] sizes = new int[MOST_GROUPS + 1];
        shown.stream()
                .forEach(node -> {
                    int group = network.groups()[node];
                    sizes[Math.min(group, MOST_GROUPS)]++;
                    colours[node] =
                            group < MOST_GROUPS
                                    ? Palette.category(group, theme)
                                    : Palette.missing(theme);
                });
        List<Legend.Swatch> swatches = new ArrayList<>();
        for (int group = 0; group <= MOST_GROUPS; group++) {
            if (sizes[group] > 0) {
                boolean last = group == MOST_GROUPS;
                swatches.add(
                        new Legend.Swatch(
                                last ? "smaller groups" : "Group " + (group + 1),
                                last ? Palette.missing(theme) : Palette.category(group, theme),
                                sizes[group]));
            }
        }
        return new Legend.Colours.Swatches("Nodes by group", swatches, false);
    }

    private void paint(Column column, ColourScale scale, BitSet rows) {
        Bar[] begin = new Bar[colours.length];
        Bar[] end = new Bar[colours.length];
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (network.links(row)) {
                add(begin, network.from()[row], row);
                add(end, network.to()[row], row);
            }
        }
        for (int node = 0; node < colours.length; node++) {
            Bar of = begin[node] != null ? begin[node] : end[node];
            if (of != null) {
                colours[node] = colour(of, column, scale);
            }
        }
    }

    private static void add(Bar[] bars, int node, int row) {
        if (bars[node] == null) {
            bars[node] = new Bar(node, 0);
        }
        bars[node].add(row);
    }

    private int colour(Bar of, Column column, ColourScale scale) {
        return switch (column) {
            case Column.Categorical categories -> {
                int code = of.mode(categories.codes());
                yield code < 0 ? Palette.missing(theme) : Palette.category(code, theme);
            }
            case Column.Numeric numeric ->
                    scale instanceof ColourScale.Ramp ramp
                            ? ramp.colourOf(of.mean(numeric.values()))
                            : Palette.missing(theme);
        };
    }
}
