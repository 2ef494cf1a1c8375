/// Fetching one file from the web, bounded in size, time and redirects.
///
/// Thread: the HTTP client's own; nothing blocks. May not come in: anything that the address leads to but bytes.
@NullMarked
package org.orrery.net.download;

import org.jspecify.annotations.NullMarked;
