/// Tests of the whole: the arrows between modules, the rules of the specifications, the launcher.
///
/// Its tests alone see every module; it has no main code, and none may come in.
@NullMarked
package org.orrery.packaging;

import org.jspecify.annotations.NullMarked;
