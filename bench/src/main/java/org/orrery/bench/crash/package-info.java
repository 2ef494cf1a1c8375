/// A relay that is killed in the middle of edits, again and again, while its clients go on. One thread edits, one kills and
/// judges.
@NullMarked
package org.orrery.bench.crash;

import org.jspecify.annotations.NullMarked;
