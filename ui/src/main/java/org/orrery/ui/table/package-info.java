/// The twin of the scene: the same rows, filters and selection as a table. FX thread; sorting in the analytics pool.
@NullMarked
package org.orrery.ui.table;

import org.jspecify.annotations.NullMarked;
