@NullMarked
package org.orrery.relay.room;

import org.jspecify.annotations.NullMarked;
