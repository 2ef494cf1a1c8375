/// Who somebody is: sign-in by local accounts or by an OpenID Connect server, and invites for guests. Safe on any thread;
/// whatever waits runs on bounded executors. No HTTP and no room may come in.
@NullMarked
package org.orrery.relay.identity;

import org.jspecify.annotations.NullMarked;
