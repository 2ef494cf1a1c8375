package org.orrery.ui.start;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the link of an invite means: `https://relay.example/join#CODE`.
///
/// @param code a secret
public record InviteTarget(URI relay, String code) {
    private static final Pattern LINK =
            Pattern.compile("(https?://[^/\\s#]+)/join/?#([A-Za-z0-9_-]{16,128})");

    /// Empty for anything else.
    public static Optional<InviteTarget> parse(String text) {
        Matcher link = LINK.matcher(text.strip());
        return link.matches()
                ? JoinTarget.relay(link.group(1)).map(base -> new InviteTarget(base, link.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "InviteTarget[" + relay + "]";
    }
}
