/// The shared scene as 3D pictures and picks: what to draw ([SceneContent]), who draws it ([SceneRenderer]) and what is
/// under the cursor ([PickTarget]).
///
/// The values here are immutable and may be built on any thread; arrays are handed over, not copied, and must not be written
/// afterwards. Documents, sockets and FX controls may not come in: this module knows `javafx.graphics` only.
@NullMarked
package org.orrery.scene3d;

import org.jspecify.annotations.NullMarked;
