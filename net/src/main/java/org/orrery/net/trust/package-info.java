/// Whom a client believes to be the relay it asked for. Safe on any thread.
@NullMarked
package org.orrery.net.trust;

import org.jspecify.annotations.NullMarked;
