@NullMarked
package org.orrery.relay;

import org.jspecify.annotations.NullMarked;
