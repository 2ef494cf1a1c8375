/// Networks of rows that link names: who is linked to whom, which groups there are, and where to draw everybody in space. The same for
/// the same columns everywhere: no clock, no chance, one thread a run, and no function whose last digit a platform may choose.
///
/// Any thread. Pictures may not come in.
@NullMarked
package org.orrery.analytics.graph;

import org.jspecify.annotations.NullMarked;
