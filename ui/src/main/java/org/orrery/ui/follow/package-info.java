/// Looking through somebody else's eyes: peek, follow, lead. FX thread; no controls may come in.
@NullMarked
package org.orrery.ui.follow;

import org.jspecify.annotations.NullMarked;
