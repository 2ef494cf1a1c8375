/// The relay's own certificate: read, checked, and read anew when its files change. Safe on any thread.
@NullMarked
package org.orrery.relay.tls;

import org.jspecify.annotations.NullMarked;
