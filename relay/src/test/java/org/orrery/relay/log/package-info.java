@NullMarked
package org.orrery.relay.log;

import org.jspecify.annotations.NullMarked;
