/// The SQLite file that accounts, sign-ins and invites are kept in. One thread of its own reads and writes it; callers get
/// stages. Nothing of sessions may come in: what happens in a session is in its log.
@NullMarked
package org.orrery.relay.identity.store;

import org.jspecify.annotations.NullMarked;
