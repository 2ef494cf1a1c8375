/// A relay's HTTP side: sessions, and blobs with a cache on disk. Futures complete on the HTTP client's threads.
@NullMarked
package org.orrery.net.http;

import org.jspecify.annotations.NullMarked;
