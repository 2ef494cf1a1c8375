/// The server: rooms, session log, data sets, REST, limits and measurements. Each room is written by one event-loop context
/// alone; the packages say which thread their types belong to. No toolkit, nothing of `net` and no agent may come in.
@NullMarked
package org.orrery.relay;

import org.jspecify.annotations.NullMarked;
