@NullMarked
package org.orrery.bench;

import org.jspecify.annotations.NullMarked;
