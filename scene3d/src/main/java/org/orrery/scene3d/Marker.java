package org.orrery.scene3d;

import org.orrery.model.space.Vec3;

/// The pin of an annotation.
///
/// @param badge short text at its head, such as a number of replies; may be empty
/// @param resolved drawn faded
public record Marker(String id, Vec3 position, String badge, int argb, boolean resolved) {}
