package org.orrery.relay.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.orrery.protocol.codec.Mappers;

/// The record of administrative acts in a file of chained lines, JSON each. One thread of its own writes and reads.
public final class FileAdminAudit implements AdminAudit {

    /// Its name in the data directory.
    public static final String FILE = "admin.audit";

    private static final int LONGEST_PAGE = 1_000;

    private final ObjectMapper json = Mappers.json();
    private final InstantSource clock;
    private final ChainedLines lines;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("relay-audit").daemon().factory());

    /// All of them, the oldest first; confined to the thread.
    private final List<Event> events = new ArrayList<>();

    private FileAdminAudit(InstantSource clock, ChainedLines lines) {
        this.clock = clock;
        this.lines = lines;
    }

    /// Reads what is there.
    ///
    /// @throws IOException naming the line, when the chain is broken
    public static FileAdminAudit open(Path file, InstantSource clock) throws IOException {
        List<Event> kept = read(file);
        FileAdminAudit audit = new FileAdminAudit(clock, ChainedLines.open(file));
        audit.events.addAll(kept);
        return audit;
    }

    /// All that is recorded in a file, the oldest first; nothing when there is no file.
    ///
    /// @throws IOException naming the line, when the chain is broken
    public static List<Event> read(Path file) throws IOException {
        ObjectMapper json = Mappers.json();
        List<Event> events = new ArrayList<>();
        for (String line : ChainedLines.read(file)) {
            events.add(json.readValue(ChainedLines.text(line), Event.class));
        }
        return events;
    }

    @Override
    public CompletionStage<Event> record(Act act) {
        return onThread(() -> {
            Event event = new Event(events.size() + 1L, clock.instant(), act);
            try {
                lines.append(json.writeValueAsString(event));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            events.add(event);
            return event;
        });
    }

    @Override
    public CompletionStage<List<Event>> find(Query query) {
        return onThread(() ->
                events.reversed().stream()
                        .filter(event -> matches(event, query))
                        .limit(Math.min(query.limit(), LONGEST_PAGE))
                        .toList());
    }

    /// All acts whose name begins so, the oldest first.
    public List<Event> all(String action) {
        return onThread(() ->
                        events.stream()
                                .filter(event -> event.act().action().startsWith(action))
                                .toList())
                .join();
    }

    private static boolean matches(Event event, Query query) {
        Act act = event.act();
        Instant time = event.time();
        return is(query.tenant(), act.tenant())
                && is(query.actor(), act.actor())
                && is(query.target(), act.target())
                && act.action().startsWith(query.action())
                && !time.isBefore(query.from())
                && time.isBefore(query.to())
                && (query.before() == 0 || event.sequence() < query.before());
    }

    private static boolean is(String wanted, String value) {
        return wanted.isEmpty() || wanted.equals(value);
    }

    private <T> CompletableFuture<T> onThread(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, thread);
    }

    @Override
    public void close() {
        thread.close();
        try {
            lines.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
