@NullMarked
package org.orrery.relay.outgoing;

import org.jspecify.annotations.NullMarked;
