/// Real clients in a room of a real relay, over the loopback.
@NullMarked
package org.orrery.packaging.room;

import org.jspecify.annotations.NullMarked;
