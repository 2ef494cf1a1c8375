/// The gallery: a picture of each kind of chart in both themes, from the data that come with the program.
///
/// Runs on a display; FX nodes are touched on the FX thread only. Measuring may not come in.
@NullMarked
package org.orrery.bench.gallery;

import org.jspecify.annotations.NullMarked;
