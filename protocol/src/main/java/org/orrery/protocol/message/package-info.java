/// The messages of the WebSocket, closed sets in each direction. Values, any thread.
@NullMarked
package org.orrery.protocol.message;

import org.jspecify.annotations.NullMarked;
