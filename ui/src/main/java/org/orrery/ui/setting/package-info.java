/// What the program remembers about its user. Values; where they are kept is the caller's business.
@NullMarked
package org.orrery.ui.setting;

import org.jspecify.annotations.NullMarked;
