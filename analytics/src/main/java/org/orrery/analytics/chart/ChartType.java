package org.orrery.analytics.chart;

/// The charts that can be proposed.
public enum ChartType {
    /// A point per row.
    SCATTER,
    /// A bar per label of x and, if there is a z, per value of z (a label, a year); rows that share a bar are aggregated.
    BAR,
    /// Heights over a grid of two columns.
    SURFACE
}
