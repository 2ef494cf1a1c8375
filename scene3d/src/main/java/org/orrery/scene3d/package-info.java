@NullMarked
package org.orrery.scene3d;

import org.jspecify.annotations.NullMarked;
