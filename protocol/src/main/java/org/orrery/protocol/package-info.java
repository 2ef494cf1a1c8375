@NullMarked
package org.orrery.protocol;

import org.jspecify.annotations.NullMarked;
