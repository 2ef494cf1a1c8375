/// Columns of numbers and categories as charts: `ChartBuilder` turns columns into a scene, axes and a legend.
///
/// Pure computing, for any thread. Neither pixels nor JavaFX nor documents may come in.
@NullMarked
package org.orrery.scene3d.chart;

import org.jspecify.annotations.NullMarked;
