/// People whom the relay knows by a name and a password: accounts, hashes, throttling, sign-ins and their tokens. Safe on any
/// thread; nothing waits on the caller's.
@NullMarked
package org.orrery.relay.identity.account;

import org.jspecify.annotations.NullMarked;
