/// How the window looks: fonts, colours, dark and light. FX thread; no feature may come in.
@NullMarked
package org.orrery.ui.theme;

import org.jspecify.annotations.NullMarked;
