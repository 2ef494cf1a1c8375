package org.orrery.scene3d;

/// Measured over the last second of the last stretch of frames that followed each other without a pause.
///
/// @param framesPerSecond frames shown
/// @param millisecondsPerFrame mean time one frame took to draw
/// @param frames frames drawn since the renderer was opened
/// @param detail mean share of the points that were drawn: less than one while very many move
public record RenderStatistics(
        double framesPerSecond, double millisecondsPerFrame, long frames, double detail) {}
