/// What leaves the room as a file: rows and pictures, as far as the session's policy lets it. FX thread; files are written in the analytics
/// pool.
@NullMarked
package org.orrery.ui.export;

import org.jspecify.annotations.NullMarked;
