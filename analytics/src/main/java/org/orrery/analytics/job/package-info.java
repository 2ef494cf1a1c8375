/// Long computations off the thread that draws: bounded, cancellable, with progress.
///
/// Thread: the only package here that starts threads. May not come in: knowledge of what is computed.
@NullMarked
package org.orrery.analytics.job;

import org.jspecify.annotations.NullMarked;
