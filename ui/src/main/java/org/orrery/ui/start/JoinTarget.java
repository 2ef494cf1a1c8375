package org.orrery.ui.start;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orrery.model.id.SessionId;

/// Which session at which relay a link means.
///
/// @param relay empty when the text names a session only
public record JoinTarget(Optional<URI> relay, SessionId session) {
    private static final String ID =
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
    private static final Pattern BARE = Pattern.compile(ID);
    private static final Pattern PAGE =
            Pattern.compile("(https?://[^/\\s]+)/collaboration/sessions/(" + ID + ")(?:/join)?/?");
    private static final Pattern LINK = Pattern.compile("orrery://join/?\\?(.*)");

    /// Reads `orrery://join?relay=...&session=...`, the address of a session at a relay, or a bare id; empty for anything
    /// else.
    public static Optional<JoinTarget> parse(String text) {
        String line = text.strip();
        Matcher page = PAGE.matcher(line);
        if (BARE.matcher(line).matches()) {
            return Optional.of(new JoinTarget(Optional.empty(), SessionId.parse(line)));
        }
        if (page.matches()) {
            return relay(page.group(1))
                    .map(base -> new JoinTarget(Optional.of(base), SessionId.parse(page.group(2))));
        }
        Matcher link = LINK.matcher(line);
        return link.matches() ? query(link.group(1)) : Optional.empty();
    }

    /// The link that invites to a session.
    public static String link(URI relay, SessionId session) {
        return "orrery://join?relay="
                + URLEncoder.encode(relay.toString(), StandardCharsets.UTF_8)
                + "&session="
                + session;
    }

    /// An address such as `http://host:8000`, with or without the scheme; empty for anything else.
    public static Optional<URI> relay(String text) {
        String line = text.strip().replaceAll("/+$", "");
        String address = line.matches("(?i)https?://.*") ? line : "http://" + line;
        if (line.isEmpty()
                || !address.matches("(?i)https?://(\\[[0-9a-f:]+]|[\\w.-]+)(:\\d{1,5})?")) {
            return Optional.empty();
        }
        return Optional.of(URI.create(address));
    }

    private static Optional<JoinTarget> query(String query) {
        Optional<URI> relay = Optional.empty();
        Optional<SessionId> session = Optional.empty();
        for (String pair : query.split("&", -1)) {
            int at = pair.indexOf('=');
            String value =
                    at < 0
                            ? ""
                            : URLDecoder.decode(
                                    pair.substring(at + 1).replaceAll("%(?![0-9a-fA-F]{2})", "%25"),
                                    StandardCharsets.UTF_8);
            if (pair.startsWith("relay=")) {
                relay = relay(value);
            } else if (pair.startsWith("session=") && BARE.matcher(value).matches()) {
                session = Optional.of(SessionId.parse(value));
            }
        }
        Optional<URI> base = relay;
        return session.map(id -> new JoinTarget(base, id));
    }
}
