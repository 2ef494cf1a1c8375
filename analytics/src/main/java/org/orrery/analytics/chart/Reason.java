package org.orrery.analytics.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.Sentences;

/// The sentence that tells a person why a chart is proposed.
final class Reason {

    private Reason() {}

    static String of(
            String key,
            @Nullable String x,
            @Nullable String y,
            @Nullable String z,
            @Nullable String colour,
            @Nullable String size) {
        List<String> axes = new ArrayList<>();
        for (String axis : new @Nullable String[] {x, y, z}) {
            if (axis != null) {
                axes.add(axis);
            }
        }
        String what = Sentences.of(key, listed(axes), axes.size());
        if (colour != null) {
            what += Sentences.of("chart.colour", colour);
        }
        if (size != null) {
            what += Sentences.of("chart.size", size);
        }
        return what + ".";
    }

    private static String listed(List<String> names) {
        if (names.size() == 1) {
            return names.getFirst();
        }
        String allButLast = String.join(", ", names.subList(0, names.size() - 1));
        return Sentences.of("list.and", allButLast, names.getLast());
    }
}
