/// The live session: one [Room] is the single writer of its document, its members, its connections and its presence. All of
/// it is plain code, confined to the room's thread and free of sockets, so that a test or a simulator can own time, log and
/// network. No Vert.x may come in.
@NullMarked
package org.orrery.relay.room;

import org.jspecify.annotations.NullMarked;
