/// People whom an OpenID Connect server vouches for: its keys, its tokens, and what its claims mean here. What is fetched and
/// verified runs on threads of its own. Nothing that issues tokens may come in.
@NullMarked
package org.orrery.relay.identity.oidc;

import org.jspecify.annotations.NullMarked;
