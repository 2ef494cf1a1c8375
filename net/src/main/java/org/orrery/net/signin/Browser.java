package org.orrery.net.signin;

import java.net.URI;

/// Shows a page in the browser of the user's system.
@FunctionalInterface
public interface Browser {
    void open(URI page);
}
