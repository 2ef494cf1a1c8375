/// Questions in SQL about the data of the room. FX thread; the engine works in the analytics pool.
@NullMarked
package org.orrery.ui.query;

import org.jspecify.annotations.NullMarked;
