/// Cameras that a person, an animation or another person moves. Time is passed in; no rendering.
@NullMarked
package org.orrery.scene3d.camera;

import org.jspecify.annotations.NullMarked;
