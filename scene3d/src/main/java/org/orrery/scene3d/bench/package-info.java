/// Frames a second of the software renderer, for the bench module and the curious.
@NullMarked
package org.orrery.scene3d.bench;

import org.jspecify.annotations.NullMarked;
