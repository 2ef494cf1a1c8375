/// What happened, so that it can be proved: the relay's own log of administrative acts, the signed heads of all logs, and
/// the tools that check and export them. Safe on any thread unless a type says otherwise. No room, socket or HTTP may come
/// in.
@NullMarked
package org.orrery.relay.audit;

import org.jspecify.annotations.NullMarked;
