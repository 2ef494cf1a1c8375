/// Places to come back to, shared and in an order. FX thread.
@NullMarked
package org.orrery.ui.bookmark;

import org.jspecify.annotations.NullMarked;
