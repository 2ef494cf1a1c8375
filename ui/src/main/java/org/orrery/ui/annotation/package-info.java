/// Remarks on rows of the data, with their threads. FX thread.
@NullMarked
package org.orrery.ui.annotation;

import org.jspecify.annotations.NullMarked;
