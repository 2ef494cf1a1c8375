/// Flat drawings of charts: a plain model of marks, axes and words, how it is laid out, and how it is drawn on anything that takes lines,
/// boxes, discs and text, among them SVG.
///
/// Thread: any; everything is immutable or confined to its caller. Toolkits and data sets may not come in.
@NullMarked
package org.orrery.scene3d.figure;

import org.jspecify.annotations.NullMarked;
