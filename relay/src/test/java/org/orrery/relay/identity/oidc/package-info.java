@NullMarked
package org.orrery.relay.identity.oidc;

import org.jspecify.annotations.NullMarked;
