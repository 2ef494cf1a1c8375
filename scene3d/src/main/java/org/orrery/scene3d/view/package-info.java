/// The JavaFX node that shows a scene and turns mouse and keys into camera moves and picks. FX thread only.
@NullMarked
package org.orrery.scene3d.view;

import org.jspecify.annotations.NullMarked;
