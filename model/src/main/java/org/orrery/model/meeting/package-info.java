/// How a meeting stands and who is let into it. Pure values, any thread.
@NullMarked
package org.orrery.model.meeting;

import org.jspecify.annotations.NullMarked;
