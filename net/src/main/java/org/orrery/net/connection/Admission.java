package org.orrery.net.connection;

import java.net.URI;
import java.util.function.Consumer;
import org.orrery.net.Answer;

/// Where to connect, token included.
public interface Admission {

    URI url();

    /// Joins again, because the token is not taken any more.
    ///
    /// @param then told the new address, on the thread of the connection
    void renew(Consumer<Answer<URI>> then);
}
