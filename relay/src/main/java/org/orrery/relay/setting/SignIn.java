package org.orrery.relay.setting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How people prove who they are.
public enum SignIn {
    /// They do not: everybody is who they say.
    OPEN,
    /// By a name and a password that this relay keeps.
    LOCAL,
    /// At an OpenID Connect server, whose tokens this relay accepts.
    OIDC;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SignIn of(String name) {
        return Arrays.stream(values())
                .filter(each -> each.wireName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "sign-in is one of " + List.of("open", "local", "oidc")));
    }
}
