/// Proving to a relay who one is: by name and password, at an OpenID Connect server in the system's browser (RFC 8252), or as
/// a guest with an invite; and keeping signed in. Any thread; every future completes with an [org.orrery.net.Answer], never
/// exceptionally. No toolkit may come in.
@NullMarked
package org.orrery.net.signin;

import org.jspecify.annotations.NullMarked;
