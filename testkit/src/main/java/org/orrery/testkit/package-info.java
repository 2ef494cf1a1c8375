/// What the tests of several modules share: fakes, builders, simulated network and disk, a display. Confined to the test's
/// thread unless a type says otherwise. Nothing above `protocol` may come in.
@NullMarked
package org.orrery.testkit;

import org.jspecify.annotations.NullMarked;
