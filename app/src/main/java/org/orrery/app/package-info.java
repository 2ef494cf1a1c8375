@NullMarked
package org.orrery.app;

import org.jspecify.annotations.NullMarked;
