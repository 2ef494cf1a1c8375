/// A disk that a test owns: it forgets what was not synced when the machine crashes. Single-threaded.
@NullMarked
package org.orrery.testkit.disk;

import org.jspecify.annotations.NullMarked;
