/// How the meeting stands and what its host does: states, who knocks, passcode, policy. FX thread; the start page and the
/// room use it, never the other way round.
@NullMarked
package org.orrery.ui.meeting;

import org.jspecify.annotations.NullMarked;
