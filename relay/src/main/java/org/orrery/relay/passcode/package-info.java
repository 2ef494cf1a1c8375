/// Passcodes of sessions: kept as slow hashes beside the session's log, never in it, and compared a few times a minute at
/// most. Safe on any thread; no HTTP and no room may come in.
@NullMarked
package org.orrery.relay.passcode;

import org.jspecify.annotations.NullMarked;
