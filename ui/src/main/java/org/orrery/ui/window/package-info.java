/// The window and the way between its pages. FX thread.
@NullMarked
package org.orrery.ui.window;

import org.jspecify.annotations.NullMarked;
