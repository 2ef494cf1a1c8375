/// How people and annotation pins look in the scene. Pure computing, any thread.
@NullMarked
package org.orrery.scene3d.avatar;

import org.jspecify.annotations.NullMarked;
