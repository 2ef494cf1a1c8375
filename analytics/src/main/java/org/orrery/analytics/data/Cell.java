package org.orrery.analytics.data;

/// One value of a row as a person reads it.
///
/// @param text with no unit, which the column's header tells; empty if missing
public record Cell(ColumnName column, String text, boolean missing) {}
