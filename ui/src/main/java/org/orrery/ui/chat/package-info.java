/// The conversation of the room. FX thread.
@NullMarked
package org.orrery.ui.chat;

import org.jspecify.annotations.NullMarked;
