/// Fractional indices: positions in shared lists that can always be split. Pure functions.
@NullMarked
package org.orrery.model.order;

import org.jspecify.annotations.NullMarked;
