/// JSON and CBOR of the same messages, and of log entries and snapshots. Codecs are safe on any thread.
@NullMarked
package org.orrery.protocol.codec;

import org.jspecify.annotations.NullMarked;
