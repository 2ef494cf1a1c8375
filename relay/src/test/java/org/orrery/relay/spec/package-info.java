@NullMarked
package org.orrery.relay.spec;

import org.jspecify.annotations.NullMarked;
