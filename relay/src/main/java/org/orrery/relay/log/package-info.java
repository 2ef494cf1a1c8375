/// The session log: where every accepted submission gets its place in the one order, and becomes durable. A log calls its
/// followers on threads of its own, in order. No room, socket or HTTP may come in.
@NullMarked
package org.orrery.relay.log;

import org.jspecify.annotations.NullMarked;
