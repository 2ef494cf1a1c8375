/// How long an operation takes from one member over a real relay to the others. The load comes from one thread, the clients
/// have their own.
@NullMarked
package org.orrery.bench.relay;

import org.jspecify.annotations.NullMarked;
