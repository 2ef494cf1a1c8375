@NullMarked
package org.orrery.relay.passcode;

import org.jspecify.annotations.NullMarked;
