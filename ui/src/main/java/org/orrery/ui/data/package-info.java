/// The table of the room: its columns, what is shown by what, filters and the selection, all shared. View-models know no controls; what takes long runs in the analytics pool.
@NullMarked
package org.orrery.ui.data;

import org.jspecify.annotations.NullMarked;
