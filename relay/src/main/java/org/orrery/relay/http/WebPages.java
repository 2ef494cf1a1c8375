package org.orrery.relay.http;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `/admin/` and `/join`: the admin page, and the page behind the link of an invitation. Their files are the program's own, and
/// the pages do everything over the HTTP surface.
final class WebPages {

    private static final String FOLDER = "admin/";
    private static final String CHARTS = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    /// Nothing but the relay's own files and surface, and no page around it.
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml");

    private record File(String type, Buffer content) {}

    private final Map<String, File> files = new HashMap<>();

    WebPages() {
        for (String name :
                List.of(
                        "index.html",
                        "join.html",
                        "join.css",
                        "join.js",
                        "admin.css",
                        "admin.js",
                        "api.js",
                        "view.js",
                        "sessions.js",
                        "status.js",
                        "audit.js",
                        "overview.js",
                        "icon.svg")) {
            add(name, FOLDER + name);
        }
        add("uplot.js", CHARTS + "uPlot.esm.js");
        add("uplot.css", CHARTS + "uPlot.min.css");
    }

    private void add(String name, String resource) {
        try (InputStream stream =
                Objects.requireNonNull(WebPages.class.getResourceAsStream(resource), resource)) {
            String type =
                    Objects.requireNonNull(TYPES.get(name.substring(name.indexOf('.') + 1)), name);
            files.put(name, new File(type, Buffer.buffer(stream.readAllBytes())));
        } catch (IOException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("admin_page", "/admin/*", this::admin),
                Endpoint.get("join_page", "/join", call -> send(call, "join.html")));
    }

    private void admin(Call call) {
        if ("/admin".equals(call.context().request().path())) {
            var _ =
                    call.context()
                            .response()
                            .setStatusCode(308)
                            .putHeader("Location", "/admin/")
                            .end();
            return;
        }
        String rest = Objects.requireNonNullElse(call.context().pathParam("*"), "");
        String name = rest.startsWith("/") ? rest.substring(1) : rest;
        send(call, name.isEmpty() ? "index.html" : name);
    }

    private void send(Call call, String name) {
        File file = files.get(name);
        if (file == null) {
            call.problem(Problems.notFound("the admin page has no such file"));
            return;
        }
        var _ =
                call.context()
                        .response()
                        .putHeader("Content-Type", file.type())
                        .putHeader("Content-Security-Policy", POLICY)
                        .putHeader("X-Content-Type-Options", "nosniff")
                        .putHeader("Referrer-Policy", "no-referrer")
                        .putHeader("Cache-Control", "no-cache")
                        .end(file.content());
    }
}
