/// The software renderer: scenes into arrays of pixels, on all cores, without a GPU.
@NullMarked
package org.orrery.scene3d.raster;

import org.jspecify.annotations.NullMarked;
