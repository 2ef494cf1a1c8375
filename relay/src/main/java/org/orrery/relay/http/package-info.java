/// The relay on the network, with Vert.x: HTTP routes, the WebSocket, who is let in. It turns requests into questions to
/// rooms and stores, and answers into JSON; it decides nothing about documents. Handlers run on event loops and never block.
@NullMarked
package org.orrery.relay.http;

import org.jspecify.annotations.NullMarked;
