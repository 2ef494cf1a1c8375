/// The first page: who I am, and which session I go to. FX thread.
@NullMarked
package org.orrery.ui.start;

import org.jspecify.annotations.NullMarked;
