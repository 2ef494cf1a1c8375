/// Who is in the room and what they do. FX thread.
@NullMarked
package org.orrery.ui.roster;

import org.jspecify.annotations.NullMarked;
