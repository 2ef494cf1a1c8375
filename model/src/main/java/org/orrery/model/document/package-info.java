/// The shared document: immutable, with structural sharing. Nothing here decides; see the reduce package. Any thread.
@NullMarked
package org.orrery.model.document;

import org.jspecify.annotations.NullMarked;
