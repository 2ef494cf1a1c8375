/// What a benchmark found: figures beside their goals, under which conditions, as a table and as JSON. Values, any thread.
@NullMarked
package org.orrery.bench.report;

import org.jspecify.annotations.NullMarked;
