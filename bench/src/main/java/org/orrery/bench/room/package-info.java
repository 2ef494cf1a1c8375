/// People who are programs: real clients of one process in one session, and the comparison of their documents with each other
/// and with the relay's. Any thread.
@NullMarked
package org.orrery.bench.room;

import org.jspecify.annotations.NullMarked;
