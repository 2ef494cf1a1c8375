/// The keys under which texts of people and snapshots of sessions are kept, in a directory of their own that no backup of
/// the data may contain: to destroy a key is to erase. Safe on any thread.
@NullMarked
package org.orrery.relay.key;

import org.jspecify.annotations.NullMarked;
