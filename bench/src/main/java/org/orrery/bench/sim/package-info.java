/// The deterministic simulator of the synchronisation core: the real rooms, logs, replicas and connections, on one thread,
/// with time, network and disk in the hand of a seed. A run that breaks an invariant can be repeated from its seed. No
/// socket, thread or clock may come in, except in the command that runs many seeds.
@NullMarked
package org.orrery.bench.sim;

import org.jspecify.annotations.NullMarked;
