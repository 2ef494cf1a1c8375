/// The one pure function that changes documents; relay, clients, replay and tests run it. No clock, no randomness, no I/O.
@NullMarked
package org.orrery.model.reduce;

import org.jspecify.annotations.NullMarked;
