/// A joined room on its own session thread: every call hops there, readers get snapshots.
@NullMarked
package org.orrery.net.room;

import org.jspecify.annotations.NullMarked;
