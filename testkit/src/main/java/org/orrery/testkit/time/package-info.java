/// Time that a test owns: a queue of tasks and a clock that jumps from one to the next. Single-threaded.
@NullMarked
package org.orrery.testkit.time;

import org.jspecify.annotations.NullMarked;
