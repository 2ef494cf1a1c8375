/// The 3D scene of the room with what lies over it: toolbar, legend, hover card. FX thread; charts are built in the analytics pool.
@NullMarked
package org.orrery.ui.scene;

import org.jspecify.annotations.NullMarked;
