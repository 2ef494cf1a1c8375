package org.orrery.relay.http;

import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lets in only requests that name this relay in `Host`, and of web pages only those of its own names: a page of a stranger
/// cannot reach a relay on the visitor's machine, not even by rebinding its own name. IP addresses cannot be rebound.
final class Doorman {

    private static final Pattern IP_V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final Set<String> names;

    Doorman(String boundHost, Set<String> allowedNames) {
        Set<String> all = new HashSet<>();
        all.add("localhost");
        all.add(boundHost.toLowerCase(Locale.ROOT));
        allowedNames.forEach(name -> all.add(name.toLowerCase(Locale.ROOT)));
        this.names = Set.copyOf(all);
    }

    void check(RoutingContext context) {
        HostAndPort host = context.request().authority();
        if (host == null || !isAllowed(host.host())) {
            Replies.problem(context, Problems.hostNotAllowed());
            return;
        }
        String origin = context.request().getHeader("Origin");
        if (origin != null && !isAllowed(hostOf(origin))) {
            Replies.problem(context, Problems.originNotAllowed());
            return;
        }
        context.next();
    }

    private boolean isAllowed(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT);
        boolean bracketed = name.startsWith("[") && name.endsWith("]");
        String bare = bracketed ? name.substring(1, name.length() - 1) : name;
        return names.contains(bare) || bare.indexOf(':') >= 0 || IP_V4.matcher(bare).matches();
    }

    private static @Nullable String hostOf(String origin) {
        try {
            return URI.create(origin).getHost();
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
