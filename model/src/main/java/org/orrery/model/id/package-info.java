/// Identities: UUIDv7 of entities, clients and sessions, and names of users. Pure values, any thread.
@NullMarked
package org.orrery.model.id;

import org.jspecify.annotations.NullMarked;
