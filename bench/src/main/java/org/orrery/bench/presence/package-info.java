/// How often a full room's members see each other move. Listeners count on the clients' threads.
@NullMarked
package org.orrery.bench.presence;

import org.jspecify.annotations.NullMarked;
