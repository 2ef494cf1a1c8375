/// A network that a test owns: frames between two ends, late, lost, doubled or out of order as a seed wants it.
/// Single-threaded, on virtual time. Carries bytes; knows no message.
@NullMarked
package org.orrery.testkit.network;

import org.jspecify.annotations.NullMarked;
