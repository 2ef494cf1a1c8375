/// The chart in hand without space: as a table and as a flat drawing, with the same selection, filters and annotations, for the keyboard
/// and for those who do not see. FX thread; drawings are computed in the analytics pool, and only while they are shown.
@NullMarked
package org.orrery.ui.twin;

import org.jspecify.annotations.NullMarked;
