/// What happened in sessions, read from their logs, archived ones too. Waits for the disk. No HTTP may come in.
@NullMarked
package org.orrery.relay.history;

import org.jspecify.annotations.NullMarked;
