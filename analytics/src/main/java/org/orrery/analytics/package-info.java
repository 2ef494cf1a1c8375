@NullMarked
package org.orrery.analytics;

import org.jspecify.annotations.NullMarked;
