/// What a property can hold: JSON-like values that are finite, well-formed and bounded. Pure values, any thread.
@NullMarked
package org.orrery.model.value;

import org.jspecify.annotations.NullMarked;
