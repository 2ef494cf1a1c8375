@NullMarked
package org.orrery.relay.session;

import org.jspecify.annotations.NullMarked;
