/// Small controls that several features share. FX thread; documents and clients may not come in.
@NullMarked
package org.orrery.ui.control;

import org.jspecify.annotations.NullMarked;
