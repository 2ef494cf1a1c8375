/// Which sessions there are, which of them are live, and who holds a token for them. A [Rooms] loads a room when somebody
/// needs it and unloads it when nobody does. Safe on any thread. No HTTP and no Vert.x may come in.
@NullMarked
package org.orrery.relay.session;

import org.jspecify.annotations.NullMarked;
