package org.orrery.net;

import java.util.List;
import org.orrery.model.undo.UndoPlan;

/// What an undo or redo did.
///
/// @param changed whether anything was submitted
/// @param leftOut what others have changed since, and which stayed
public record UndoResult(String label, boolean changed, List<UndoPlan.LeftOut> leftOut) {}
