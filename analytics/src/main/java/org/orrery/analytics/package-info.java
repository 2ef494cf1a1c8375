/// Data sets, their statistics and what to draw of them: one package per feature, plain values and pure functions.
///
/// Thread: none of its own but the pool of [org.orrery.analytics.job.Jobs]; every value is immutable and may be read from
/// any thread. May not come in: toolkits, sockets, the session document's engine.
@NullMarked
package org.orrery.analytics;

import org.jspecify.annotations.NullMarked;
