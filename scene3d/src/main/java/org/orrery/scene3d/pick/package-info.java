/// What is under the cursor, and which rows are inside a rectangle: computed from the scene itself, so it is the same for
/// every renderer. Pure computing, any thread.
@NullMarked
package org.orrery.scene3d.pick;

import org.jspecify.annotations.NullMarked;
