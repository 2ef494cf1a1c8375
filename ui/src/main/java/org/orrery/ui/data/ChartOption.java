package org.orrery.ui.data;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.orrery.model.document.Entity;

/// What can be switched on and off in a chart, with the name of its property.
public enum ChartOption {
    /// Lines of equal height.
    CONTOURS("contours", false),
    /// What a regression says about the axes, as a sheet among the points.
    TRENDS("trends", true);

    private final String property;
    private final boolean initially;

    ChartOption(String property, boolean initially) {
        this.property = property;
        this.initially = initially;
    }

    public String property() {
        return property;
    }

    static Set<ChartOption> initially() {
        return Arrays.stream(values())
                .filter(option -> option.initially)
                .collect(Collectors.toUnmodifiableSet());
    }

    static Set<ChartOption> of(Entity view) {
        return Arrays.stream(values())
                .filter(option -> view.flag(option.property, option.initially))
                .collect(Collectors.toUnmodifiableSet());
    }
}
