/// The desktop program around the window: its services, settings on disk and the relay inside it. Services are called on
/// the FX thread and do slow work on threads of their own.
@NullMarked
package org.orrery.app.desktop;

import org.jspecify.annotations.NullMarked;
