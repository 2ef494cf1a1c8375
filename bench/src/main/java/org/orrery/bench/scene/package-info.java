/// The frame rate of the software renderer, as part of the benchmarks. The renderer has threads of its own.
@NullMarked
package org.orrery.bench.scene;

import org.jspecify.annotations.NullMarked;
