@NullMarked
package org.orrery.relay.fuzz;

import org.jspecify.annotations.NullMarked;
