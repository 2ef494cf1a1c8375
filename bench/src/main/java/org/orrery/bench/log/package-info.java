/// How fast a session's log makes drafts durable, by itself, without a relay around it. Each writer has a thread of its own.
@NullMarked
package org.orrery.bench.log;

import org.jspecify.annotations.NullMarked;
