/// How much of something somebody may do: token buckets and counts, in tables that cannot grow. Plain values and arithmetic;
/// each type says its thread. No HTTP, room or setting may come in.
@NullMarked
package org.orrery.relay.limit;

import org.jspecify.annotations.NullMarked;
