/// The page of one room: puts the features together. FX thread.
@NullMarked
package org.orrery.ui.room;

import org.jspecify.annotations.NullMarked;
