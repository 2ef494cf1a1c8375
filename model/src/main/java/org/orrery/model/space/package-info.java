/// Where things and people are in the shared world: points, directions, orientations and camera poses.
///
/// Right-handed, Y up, metres; a camera looks along its own negative Z. Immutable values for any thread; no toolkit, no
/// rendering and no document may come in.
@NullMarked
package org.orrery.model.space;

import org.jspecify.annotations.NullMarked;
