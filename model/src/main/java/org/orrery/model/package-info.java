/// What the shared world is: ids, document, operations, reducer, roles, text transformation. Pure values without I/O,
/// usable on any thread. No toolkit, no socket, no clock and no JSON may come in.
@NullMarked
package org.orrery.model;

import org.jspecify.annotations.NullMarked;
