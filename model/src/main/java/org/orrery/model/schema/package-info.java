/// The entity kinds a session knows, their properties and limits. A new feature is a new kind here. Any thread.
@NullMarked
package org.orrery.model.schema;

import org.jspecify.annotations.NullMarked;
