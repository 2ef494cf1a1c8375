/// Undo and redo of one's own batches in a document that others changed meanwhile. Confined to its owner's thread.
@NullMarked
package org.orrery.model.undo;

import org.jspecify.annotations.NullMarked;
