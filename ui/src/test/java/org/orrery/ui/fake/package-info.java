/// Stand-ins for the client and the program, for tests of the window. They answer at once and obey the real reducer.
@NullMarked
package org.orrery.ui.fake;

import org.jspecify.annotations.NullMarked;
