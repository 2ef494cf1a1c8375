/// Distances that people measure in the scene, shared with everybody. FX thread.
@NullMarked
package org.orrery.ui.measure;

import org.jspecify.annotations.NullMarked;
