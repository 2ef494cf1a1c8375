/// What the relay measures of itself: for Prometheus, and over the last minute for its status. Safe on any thread. Nothing
/// that users wrote may come in.
@NullMarked
package org.orrery.relay.measure;

import org.jspecify.annotations.NullMarked;
