/// What the compliance and security levels of a session ask for, read from one table. Values, any thread. No HTTP, room or
/// store may come in.
@NullMarked
package org.orrery.relay.policy;

import org.jspecify.annotations.NullMarked;
