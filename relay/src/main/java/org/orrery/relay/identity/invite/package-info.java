/// Invitations to one session each, for people who need no account. Safe on any thread; nothing waits on the caller's.
@NullMarked
package org.orrery.relay.identity.invite;

import org.jspecify.annotations.NullMarked;
