package org.orrery.relay.access;

import java.util.regex.Pattern;

/// An organisation on a relay. Nothing of one tenant is visible or addressable from another.
///
/// @param value 1 to 64 lower-case letters, digits and hyphens
public record TenantId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /// The only tenant of a relay that does not know people.
    public static final TenantId DEFAULT = new TenantId("default");

    public TenantId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a tenant is 1 to 64 lower-case letters, digits and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
