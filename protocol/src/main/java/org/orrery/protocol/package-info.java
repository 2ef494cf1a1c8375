/// How the shared world is said: messages, codecs, versions, close reasons, REST records. Values and pure functions, any
/// thread. No socket and no framework but Jackson may come in.
@NullMarked
package org.orrery.protocol;

import org.jspecify.annotations.NullMarked;
