/// What the law lets a person ask of the relay: everything of theirs, and that it be gone. Safe on any thread. No HTTP may
/// come in.
@NullMarked
package org.orrery.relay.privacy;

import org.jspecify.annotations.NullMarked;
