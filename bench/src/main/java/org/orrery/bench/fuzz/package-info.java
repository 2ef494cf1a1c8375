/// What reads bytes from outside, fuzzed: each target by itself, found inputs kept. A target runs on the thread that feeds it.
@NullMarked
package org.orrery.bench.fuzz;

import org.jspecify.annotations.NullMarked;
