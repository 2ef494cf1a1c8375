/// Requests of the relay to addresses that somebody else has named, such as an identity provider or a webhook. Safe on any
/// thread. Whatever leaves the relay goes through here; no other HTTP client may come in.
@NullMarked
package org.orrery.relay.outgoing;

import org.jspecify.annotations.NullMarked;
