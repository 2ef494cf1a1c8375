/// What the user is told: toasts and their history. FX thread.
@NullMarked
package org.orrery.ui.notice;

import org.jspecify.annotations.NullMarked;
