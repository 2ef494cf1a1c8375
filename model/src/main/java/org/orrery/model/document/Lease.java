package org.orrery.model.document;

import org.orrery.model.id.ClientId;
import org.orrery.model.id.UserId;

/// The sole right to change an entity for a while, such as during a drag. After Gray and Cheriton (1989), with the fencing
/// token of Kleppmann: a late change of a former holder is recognised by its older token.
///
/// @param fence the sequence number of the acquisition: it grows with each new holder
/// @param expiresMillis the relay's time at which others may take it, in milliseconds since 1970
public record Lease(UserId user, ClientId client, long fence, long expiresMillis) {

    /// The longest time a lease can be asked for, in milliseconds; holders renew.
    public static final long MAX_MILLIS = 30_000;

    public boolean isActive(long nowMillis) {
        return nowMillis < expiresMillis;
    }
}
