/// Seals what people typed before it is stored, each person's under a key of their own, and opens it again. Where the key was
/// destroyed, fillers of the same length stay, on which every later operation does the same as on the text. Safe on any
/// thread. No file, room or HTTP may come in.
@NullMarked
package org.orrery.relay.seal;

import org.jspecify.annotations.NullMarked;
