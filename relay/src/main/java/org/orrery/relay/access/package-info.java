/// Who makes a request, and the one table that says who may make it. Values, any thread. No HTTP, room or store may come in.
@NullMarked
package org.orrery.relay.access;

import org.jspecify.annotations.NullMarked;
