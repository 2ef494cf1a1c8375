/// Guided tours: ordered bookmarks that a guide leads through, and who comes along. FX thread.
@NullMarked
package org.orrery.ui.tour;

import org.jspecify.annotations.NullMarked;
