/// The 3D scene in a window while its camera moves, and other makers' drawing libraries beside it. The window is a process of
/// its own (`StageProgram`), whose FX thread runs the scenarios; the rest is one thread.
@NullMarked
package org.orrery.bench.scene;

import org.jspecify.annotations.NullMarked;
