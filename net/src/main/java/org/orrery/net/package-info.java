/// The client's side of the wire: joining, one live room, its optimistic document, blobs. A [RoomClient] does its work on a
/// session thread of its own and never calls a toolkit; listeners hop to where they need to be. The relay module may not
/// come in.
@NullMarked
package org.orrery.net;

import org.jspecify.annotations.NullMarked;
