package org.orrery.analytics.graph;

/// A graph with a place and a group for each node.
///
/// @param xyz three coordinates a node, within a ball of radius 1
/// @param groups of each node; 0 is the largest
/// @param modularity how much more the links stay within groups than chance would give, below 1
@SuppressWarnings("ArrayRecordComponent")
public record NetworkLayout(Graph graph, double[] xyz, int[] groups, double modularity) {}
