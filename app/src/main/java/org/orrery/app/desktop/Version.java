package org.orrery.app.desktop;

import java.util.Objects;

/// The version of this program, as its jar names it.
public final class Version {

    public static final String CURRENT =
            Objects.requireNonNullElse(
                    Version.class.getPackage().getImplementationVersion(), "development");

    private Version() {}
}
