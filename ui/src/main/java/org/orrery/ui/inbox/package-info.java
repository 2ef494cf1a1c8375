/// The one door to the FX thread. Any thread may knock; nothing else of the window may come in.
@NullMarked
package org.orrery.ui.inbox;

import org.jspecify.annotations.NullMarked;
