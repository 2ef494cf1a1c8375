/// Data sets and other large things, kept under the SHA-256 of their bytes. Calls wait for the disk unless they say otherwise.
/// No HTTP and no Vert.x may come in.
@NullMarked
package org.orrery.relay.blob;

import org.jspecify.annotations.NullMarked;
