package org.orrery.analytics.chart;

/// The charts that can be proposed.
public enum ChartType {
    /// A point per row.
    SCATTER,
    /// A bar per label of x and, if there is a z, per value of z (a label, a year); rows that share a bar are aggregated.
    BAR,
    /// Heights over a grid of two columns.
    SURFACE,
    /// A line along x for each label of colour; labels of z make ribbons that stand side by side.
    LINE,
    /// How many rows there are in each bin of x, and of z if there is one.
    HISTOGRAM,
    /// A plane for each of several columns, and a line for each row through its values.
    PARALLEL,
    /// A point per row on the earth: x is its longitude, z its latitude.
    GLOBE,
    /// A node per name in two columns, and a link per row.
    NETWORK,
    /// A point per row on a flat map: x is its longitude, z its latitude, y its height; an arc to where it leads.
    MAP
}
