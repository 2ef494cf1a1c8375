/// The page of the data set: its columns with what they hold, the types people have decided, all its rows, and who has read the very same
/// bytes. FX thread; summaries are computed in the analytics pool. Charts and filters may not come in.
@NullMarked
package org.orrery.ui.page;

import org.jspecify.annotations.NullMarked;
