/// Opening files and asking about them. Runs on the main thread; the window may not come in.
@NullMarked
package org.orrery.bench.data;

import org.jspecify.annotations.NullMarked;
