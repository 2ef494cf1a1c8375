/// Analyses of the data, and their results, which everybody in the room sees and can question. FX thread.
@NullMarked
package org.orrery.ui.analysis;

import org.jspecify.annotations.NullMarked;
