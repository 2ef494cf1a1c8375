package org.orrery.relay.log.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.Draft;
import org.orrery.relay.log.Drafts;

/// Machines that stop at any moment, by the seed.
final class CrashTest {

    private static final int SESSIONS = 3;

    /// What was asked of a session since it was last read, and what it was told durable.
    private static final class Book {
        private List<Entry> known = new ArrayList<>();
        private final List<Draft> asked = new ArrayList<>();
        private long acknowledged;
        private List<Entry> told = new ArrayList<>();
    }

    @Test
    @Tag("LG1")
    @Tag("LG4")
    void nothingThatWasToldDurableIsLostWheneverTheMachineStops() {
        int lost = 0;
        for (int seed = 0; seed < 400; seed++) {
            lost += run(seed);
        }
        assertThat(lost).as("crashes that lost something unforced").isGreaterThan(100);
    }

    private int run(int seed) {
        Random random = new Random(seed);
        LogOnCrashDisk log = new LogOnCrashDisk(random, new LogLimits(1_500, 1_000, 1 << 20));
        Map<SessionId, Book> books = new HashMap<>();
        int lost = 0;
        int number = 0;
        for (int life = 0; life < 5; life++) {
            int steps = random.nextInt(120);
            for (int i = 0; i < steps; i++) {
                SessionId session = Drafts.session(random.nextInt(SESSIONS));
                Book book = books.computeIfAbsent(session, _ -> new Book());
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> append(log, session, book, Drafts.draft(1, ++number));
                    case 3 -> log.log.release(session);
                    case 4 -> follow(log, session, book);
                    case 5 -> log.read();
                    default -> log.write();
                }
            }
            log.crash();
            for (Map.Entry<SessionId, Book> each : books.entrySet()) {
                lost += check(seed, log.entries(each.getKey()), each.getValue());
            }
        }
        return lost;
    }

    private static void append(LogOnCrashDisk log, SessionId session, Book book, Draft draft) {
        book.asked.add(draft);
        var _ =
                log.log
                        .append(session, draft)
                        .thenAccept(result -> {
                            assertThat(result).isInstanceOf(Appended.Durable.class);
                            book.acknowledged = ((Appended.Durable) result).sequence();
                        });
    }

    private static void follow(LogOnCrashDisk log, SessionId session, Book book) {
        List<Entry> told = new ArrayList<>();
        book.told = told;
        var _ = log.log.follow(session, book.known.size(), told::addAll);
    }

    private static int check(int seed, List<Entry> found, Book book) {
        assertThat(found.size())
                .as("seed %d", seed)
                .isGreaterThanOrEqualTo((int) book.acknowledged);
        assertThat(found.subList(0, book.known.size())).isEqualTo(book.known);
        List<Draft> added =
                found.subList(book.known.size(), found.size()).stream().map(Drafts::of).toList();
        assertThat(added).as("seed %d", seed).isEqualTo(book.asked.subList(0, added.size()));
        assertThat(book.told)
                .as("seed %d", seed)
                .isEqualTo(found.subList(book.known.size(), book.known.size() + book.told.size()));
        int lost = book.asked.size() - added.size();
        book.known = found;
        book.asked.clear();
        book.told = List.of();
        book.acknowledged = found.size();
        return lost > 0 ? 1 : 0;
    }
}
