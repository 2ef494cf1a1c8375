/// Programs of ours as processes of their own, with the class path of this one: to be measured, killed and started again.
/// Each object belongs to one thread.
@NullMarked
package org.orrery.bench.process;

import org.jspecify.annotations.NullMarked;
