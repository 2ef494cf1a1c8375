package org.orrery.scene3d.chart;

/// The kinds of chart there are.
public enum ChartType {
    SCATTER,
    BAR,
    SURFACE,
    LINE,
    HISTOGRAM,
    PARALLEL,
    GLOBE,
    NETWORK,
    MAP
}
