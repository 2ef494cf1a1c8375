/// The demonstration room: simulated colleagues on real connections, and the scripted visit that measures itself. Each
/// colleague runs on the demo's one timer thread.
@NullMarked
package org.orrery.app.demo;

import org.jspecify.annotations.NullMarked;
