/// How long a person waits from the command to the room. Measured from outside, on one thread.
@NullMarked
package org.orrery.bench.start;

import org.jspecify.annotations.NullMarked;
