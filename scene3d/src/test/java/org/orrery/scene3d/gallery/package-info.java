/// Pictures of every chart, to look at. Not run by the build.
@NullMarked
package org.orrery.scene3d.gallery;

import org.jspecify.annotations.NullMarked;
