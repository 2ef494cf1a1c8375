/// One joined room as the FX thread sees it: its document, members and permissions. No controls may come in.
@NullMarked
package org.orrery.ui.session;

import org.jspecify.annotations.NullMarked;
