/// Roles, and the table of what each may do. Pure values, any thread.
@NullMarked
package org.orrery.model.role;

import org.jspecify.annotations.NullMarked;
