/// How long a session is kept and in which form: archived into one file, restored, deleted. Safe on any thread. No HTTP may
/// come in.
@NullMarked
package org.orrery.relay.retention;

import org.jspecify.annotations.NullMarked;
