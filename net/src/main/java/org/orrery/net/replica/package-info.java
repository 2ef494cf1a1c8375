/// One client's optimistic copy of a session's document: what the relay has confirmed, with the client's own unsettled
/// submissions on top. Plain and single-threaded; time and messages are passed in. No socket, thread or clock may come in.
/// Rules `WR*` of `docs/spec/wire.md`.
@NullMarked
package org.orrery.net.replica;

import org.jspecify.annotations.NullMarked;
