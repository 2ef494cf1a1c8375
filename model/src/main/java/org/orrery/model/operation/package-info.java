/// What can be asked of a document, and how the log records it. Pure values, any thread.
@NullMarked
package org.orrery.model.operation;

import org.jspecify.annotations.NullMarked;
