package org.orrery.scene3d.chart;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Sentences that are found when somebody asks for them, and then kept. Any thread.
public final class Words {
    public static final Words NONE = new Words(List::of);

    private final Supplier<List<String>> finder;
    private volatile @Nullable List<String> found;

    Words(Supplier<List<String>> finder) {
        this.finder = finder;
    }

    /// May take a tenth of a second for a million rows.
    public List<String> sentences() {
        List<String> known = found;
        if (known == null) {
            known = List.copyOf(finder.get());
            found = known;
        }
        return known;
    }

    /// What was found already; nothing if nobody asked yet.
    List<String> known() {
        List<String> known = found;
        return known == null ? List.of() : known;
    }
}
