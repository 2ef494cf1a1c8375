/// Which requests were done already, so that one that is sent again is answered again and not done again. Safe on any
/// thread. No HTTP may come in.
@NullMarked
package org.orrery.relay.idempotency;

import org.jspecify.annotations.NullMarked;
