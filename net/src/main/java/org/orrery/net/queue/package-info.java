/// Unsettled submissions on disk, across restarts and kills of the program. Called on the thread of the room whose they are.
@NullMarked
package org.orrery.net.queue;

import org.jspecify.annotations.NullMarked;
