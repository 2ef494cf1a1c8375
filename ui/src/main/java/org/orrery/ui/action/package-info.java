/// Everything that can be done, with its name, key and reason why not: the source of tooltips, the palette and the key sheet.
@NullMarked
package org.orrery.ui.action;

import org.jspecify.annotations.NullMarked;
