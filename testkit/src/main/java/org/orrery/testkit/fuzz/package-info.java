/// Seeded fuzzing without a native agent: what fails is named by its seed. Any thread.
@NullMarked
package org.orrery.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
