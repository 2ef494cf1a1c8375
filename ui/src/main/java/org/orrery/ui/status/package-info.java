/// The line at the bottom: connection, round trip, members, frame rate. FX thread.
@NullMarked
package org.orrery.ui.status;

import org.jspecify.annotations.NullMarked;
