package org.orrery.relay.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.protocol.rest.AdminAuditPage;
import org.orrery.protocol.rest.AuditPage;
import org.orrery.relay.access.Standing;
import org.orrery.relay.audit.AdminAudit;
import org.orrery.relay.audit.EntryLines;
import org.orrery.relay.log.LogException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happened in a session, from its log, and what was done to sessions and people, from the record of administrative acts.
final class AuditRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(AuditRoutes.class);
    private static final int PAGE = 100;
    private static final int MOST = 1_000;
    private static final int CHUNK = 64 * 1024;
    private static final long WRITE_SECONDS = 30;

    /// Entries that are wanted.
    private record Wish(String user, TimeSpan span, long since, int limit) {
        boolean matches(Entry entry) {
            return entry.sequence() > since
                    && (user.isEmpty() || entry.author().user().value().equals(user))
                    && span.contains(Instant.ofEpochMilli(entry.timeMillis()));
        }
    }

    private final Records records;

    AuditRoutes(Records records) {
        this.records = records;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("audit_read", "/collaboration/sessions/:session/audit", this::session),
                Endpoint.get("admin_audit", "/collaboration/audit", this::acts));
    }

    private void session(Call call) {
        OptionalInt limit = call.number("limit", PAGE, 1, MOST);
        OptionalInt since = call.number("since", 0, 0, Integer.MAX_VALUE);
        Optional<TimeSpan> span = TimeSpan.of(call);
        if (limit.isEmpty() || since.isEmpty() || span.isEmpty()) {
            return;
        }
        Wish wish =
                new Wish(
                        call.parameter("user").orElse(""),
                        span.get(),
                        since.getAsInt(),
                        limit.getAsInt());
        switch (call.parameter("format").orElse("json")) {
            case "json" -> page(call, wish);
            case "jsonl" -> export(call, wish, false);
            case "csv" -> export(call, wish, true);
            default -> call.problem(Problems.malformed("format is json, jsonl or csv"));
        }
    }

    private void page(Call call, Wish wish) {
        SessionId session = call.session().sessionId();
        var _ =
                CompletableFuture.supplyAsync(() -> page(session, wish), records.blocking())
                        .whenComplete(call.then(page -> call.reply(200, page)));
    }

    private AuditPage page(SessionId session, Wish wish) {
        List<ObjectNode> entries = new ArrayList<>();
        records.history()
                .read(
                        session,
                        entry -> {
                            if (entries.size() <= wish.limit() && wish.matches(entry)) {
                                entries.add(EntryLines.node(session, entry));
                            }
                        });
        boolean more = entries.size() > wish.limit();
        List<ObjectNode> page = more ? entries.subList(0, wish.limit()) : entries;
        return new AuditPage(page, more ? page.getLast().get("sequence").asLong() : null);
    }

    private void export(Call call, Wish wish, boolean csv) {
        if (!call.session().policy().exportAllowed()) {
            call.problem(Problems.exportNotAllowed());
            return;
        }
        SessionId session = call.session().sessionId();
        HttpServerResponse response = call.context().response();
        var _ =
                response.setChunked(true)
                        .putHeader("Content-Type", csv ? "text/csv" : "application/jsonl")
                        .putHeader("X-Content-Type-Options", "nosniff")
                        .putHeader("Cache-Control", "no-store")
                        .putHeader(
                                "Content-Disposition",
                                "attachment; filename=\""
                                        + session
                                        + (csv ? ".csv\"" : ".jsonl\""));
        records.blocking().execute(() -> write(session, wish, csv, new Lines(response)));
    }

    /// An export that cannot be finished is cut off, so that nobody takes it for whole.
    private void write(SessionId session, Wish wish, boolean csv, Lines lines) {
        try {
            if (csv) {
                lines.add(EntryLines.HEADER);
            }
            records.history()
                    .read(
                            session,
                            entry -> {
                                if (wish.matches(entry)) {
                                    lines.add(
                                            csv
                                                    ? EntryLines.csv(session, entry)
                                                    : EntryLines.json(session, entry));
                                }
                            });
            lines.end();
        } catch (LogException | CompletionException failure) {
            LOG.warn("an export of session {} was cut off: {}", session, failure.getMessage());
            lines.cutOff();
        }
    }

    /// Lines on their way out, as fast as the reader takes them.
    private static final class Lines {
        private final HttpServerResponse response;
        private Buffer waiting = Buffer.buffer();

        Lines(HttpServerResponse response) {
            this.response = response;
        }

        void add(String line) {
            waiting.appendString(line).appendString("\r\n");
            if (waiting.length() >= CHUNK) {
                response.write(waiting)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .orTimeout(WRITE_SECONDS, TimeUnit.SECONDS)
                        .join();
                waiting = Buffer.buffer();
            }
        }

        void end() {
            var _ = response.end(waiting);
        }

        void cutOff() {
            var _ = response.reset();
        }
    }

    /// An operator sees every tenant's acts, everybody else those of their own.
    private void acts(Call call) {
        OptionalInt limit = call.number("limit", PAGE, 1, MOST);
        OptionalInt before = call.number("before", 0, 0, Integer.MAX_VALUE);
        Optional<TimeSpan> span = TimeSpan.of(call);
        if (limit.isEmpty() || before.isEmpty() || span.isEmpty()) {
            return;
        }
        String tenant =
                call.caller().is(Standing.OPERATOR)
                        ? call.parameter("tenant").orElse("")
                        : call.caller().tenant().value();
        AdminAudit.Query query =
                new AdminAudit.Query(
                        tenant,
                        call.parameter("actor").orElse(""),
                        call.parameter("action").orElse(""),
                        call.parameter("target").orElse(""),
                        span.get().from(),
                        span.get().to(),
                        before.getAsInt(),
                        limit.getAsInt());
        records.audit()
                .find(query)
                .whenComplete(call.then(events -> call.reply(200, page(events, limit.getAsInt()))));
    }

    private static AdminAuditPage page(List<AdminAudit.Event> events, int limit) {
        return new AdminAuditPage(
                events.stream()
                        .map(event ->
                                new AdminAuditPage.Event(
                                        event.sequence(),
                                        event.time().toString(),
                                        event.act().tenant(),
                                        event.act().actor(),
                                        event.act().action(),
                                        event.act().target(),
                                        event.act().detail()))
                        .toList(),
                events.size() < limit ? null : events.getLast().sequence());
    }
}
