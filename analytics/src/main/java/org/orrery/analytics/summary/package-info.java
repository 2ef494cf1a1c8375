/// Statistics of columns over any set of rows: summaries, histograms, what sets a selection apart.
///
/// Thread: any; pure functions. May not come in: claims without the figures behind them.
@NullMarked
package org.orrery.analytics.summary;

import org.jspecify.annotations.NullMarked;
