/// DuckDB, locked down: it reads Parquet and JSON, and answers SQL about a loaded data set.
///
/// Thread: the caller's, which is one of the analytics pool; every call blocks, and ends soon after its
/// [org.orrery.analytics.job.Progress] is cancelled. May not come in: the network, extensions, any file but the one an
/// engine was opened for.
@NullMarked
package org.orrery.analytics.engine;

import org.jspecify.annotations.NullMarked;
