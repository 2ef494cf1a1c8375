/// The program: entry points, settings, the relay inside it. Wires what the other modules offer; nothing else depends on it
/// but benches and packaging. What the `relay` command loads has no toolkit in it.
@NullMarked
package org.orrery.app;

import org.jspecify.annotations.NullMarked;
