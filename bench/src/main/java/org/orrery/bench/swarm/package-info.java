/// The load generator: thousands of members on raw WebSockets, light enough to share two cores with the server that it
/// loads. It knows frames and packed poses, nothing of documents. A section of members is confined to its event loop;
/// [org.orrery.bench.swarm.Swarm] may be called on any other thread.
@NullMarked
package org.orrery.bench.swarm;

import org.jspecify.annotations.NullMarked;
