/// The WebSocket to a relay, by Tyrus. Frames are decoded on Tyrus's threads and handed to the room's thread.
@NullMarked
package org.orrery.net.tyrus;

import org.jspecify.annotations.NullMarked;
