/// Other servers of this kind, loaded in the same way for comparison: a bare one on Vert.x, and `ws`, socket.io and Colyseus
/// on Node. Their programs are in `bench/src/main/peers`. Each object belongs to one thread.
@NullMarked
package org.orrery.bench.peer;

import org.jspecify.annotations.NullMarked;
