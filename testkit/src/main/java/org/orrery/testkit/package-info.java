@NullMarked
package org.orrery.testkit;

import org.jspecify.annotations.NullMarked;
