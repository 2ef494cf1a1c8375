@NullMarked
package org.orrery.relay.limit;

import org.jspecify.annotations.NullMarked;
