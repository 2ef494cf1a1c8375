/// Benchmarks, load, crash and simulation runs; each prints under which conditions it ran. Runs on threads of its own. It may
/// use every module, and no module may use it.
@NullMarked
package org.orrery.bench;

import org.jspecify.annotations.NullMarked;
