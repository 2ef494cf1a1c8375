/// Where everybody is now: poses of others, smoothed and aged, and the sending of one's own. FX thread; no controls.
@NullMarked
package org.orrery.ui.presence;

import org.jspecify.annotations.NullMarked;
