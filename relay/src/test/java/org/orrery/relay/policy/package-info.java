@NullMarked
package org.orrery.relay.policy;

import org.jspecify.annotations.NullMarked;
