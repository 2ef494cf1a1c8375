/// Files as a log needs them: appending, forcing, cutting, renaming. A seam, so that a test can crash the disk between a write
/// and its force. Calls block.
@NullMarked
package org.orrery.relay.disk;

import org.jspecify.annotations.NullMarked;
