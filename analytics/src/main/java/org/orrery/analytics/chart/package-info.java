/// Which columns to put on which axes of which chart, and why.
///
/// Thread: any. May not come in: drawing, colours, the document.
@NullMarked
package org.orrery.analytics.chart;

import org.jspecify.annotations.NullMarked;
