/// A real OpenID Connect server for tests, as a process of its own.
@NullMarked
package org.orrery.testkit.oidc;

import org.jspecify.annotations.NullMarked;
