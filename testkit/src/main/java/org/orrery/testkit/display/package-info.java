/// A display and a toolkit for tests that open windows.
///
/// A test JVM with JavaFX on its class path and no `DISPLAY` gets an X server of its own before the first test; one
/// without JavaFX gets nothing. Callers are on the test thread unless a method says otherwise. What stays out: anything that knows
/// Orrery's own windows.
@NullMarked
package org.orrery.testkit.display;

import org.jspecify.annotations.NullMarked;
