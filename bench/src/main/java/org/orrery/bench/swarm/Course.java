package org.orrery.bench.swarm;

/// How long a load lasts.
///
/// @param warmUp seconds before anything counts
/// @param atWarm called between warm-up and measurement, while the load goes on
/// @param seconds that count
public record Course(double warmUp, Runnable atWarm, double seconds) {}
