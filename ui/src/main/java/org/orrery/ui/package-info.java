/// The desktop window: pages and controls, a view and a view-model per feature, one package per feature. Everything here is
/// used on the FX thread, which is reached by one door only ([org.orrery.ui.inbox.FxInbox]). The relay module may not come in.
@NullMarked
package org.orrery.ui;

import org.jspecify.annotations.NullMarked;
