package org.orrery.net.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.IdSource;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Operation;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;
import org.orrery.net.replica.TextKey;
import org.orrery.net.replica.Unsent;

class OfflineQueueTest {

    private static final URI RELAY = URI.create("http://relay");
    private static final SessionId SESSION = new SessionId(new UUID(1, 2));
    private static final UserId ADA = new UserId("ada");
    private static final EntityId NOTE = new EntityId(new UUID(3, 4));

    @TempDir private Path folder = Path.of("");

    @Test
    @Tag("WR30")
    void whatIsUnsettledComesBackWithItsClient() throws IOException {
        ClientId client;
        try (OfflineQueue queue = open()) {
            client = queue.client();
            queue.add(update(1));
            queue.add(edit(2));
            queue.add(update(3));
            queue.settled(1);
        }

        try (OfflineQueue again = open()) {
            assertThat(again.client()).isEqualTo(client);
            assertThat(again.unsent()).containsExactly(edit(2), update(3));
            assertThat(again.nextClientSequence()).isEqualTo(4);
        }
    }

    @Test
    @Tag("WR30")
    void theCountGoesOnWhenEverythingWasSettled() throws IOException {
        try (OfflineQueue queue = open()) {
            queue.add(update(1));
            queue.settled(1);
        }

        try (OfflineQueue again = open()) {
            assertThat(again.unsent()).isEmpty();
            assertThat(again.nextClientSequence()).isEqualTo(2);
        }
    }

    @Test
    @Tag("WR31")
    void aTornTailIsCut() throws IOException {
        try (OfflineQueue queue = open()) {
            queue.add(update(1));
            queue.add(update(2));
        }
        Path file = file();
        long whole = Files.size(file);
        for (long length = whole - 1; length > whole - 40; length -= 7) {
            try (var channel =
                    Files.newByteChannel(file, StandardOpenOption.WRITE, StandardOpenOption.READ)) {
                channel.truncate(length);
            }
            byte[] torn = Files.readAllBytes(file);

            try (OfflineQueue again = open()) {
                assertThat(again.unsent()).containsExactly(update(1));
            }
            Files.write(file, torn);
        }
    }

    @Test
    @Tag("WR31")
    void aDamagedRecordEndsTheQueueBeforeIt() throws IOException {
        try (OfflineQueue queue = open()) {
            queue.add(update(1));
            queue.add(update(2));
        }
        byte[] bytes = Files.readAllBytes(file());
        bytes[bytes.length - 5] ^= 1;
        Files.write(file(), bytes);

        try (OfflineQueue again = open()) {
            assertThat(again.unsent()).containsExactly(update(1));
        }
    }

    @Test
    @Tag("WR31")
    void aFileThatIsNoQueueIsPutAside() throws IOException {
        open().close();
        Files.writeString(file(), "something else");

        try (OfflineQueue again = open()) {
            assertThat(again.unsent()).isEmpty();
        }
        assertThat(folder).isDirectoryContaining("glob:**.unreadable");
    }

    @Test
    @Tag("WR32")
    void twoAtOnceAreTwoClients() throws IOException {
        try (OfflineQueue one = open();
                OfflineQueue two = open()) {
            assertThat(two.client()).isNotEqualTo(one.client());
            two.add(update(1));
        }

        try (OfflineQueue again = open()) {
            assertThat(again.unsent()).containsExactly(update(1));
        }
    }

    @Test
    void replacingKeepsOnlyTheNew() throws IOException {
        try (OfflineQueue queue = open()) {
            queue.add(update(1));
            queue.add(update(2));
            queue.replace(9, List.of(update(7)));
        }

        try (OfflineQueue again = open()) {
            assertThat(again.unsent()).containsExactly(update(7));
            assertThat(again.nextClientSequence()).isEqualTo(9);
        }
    }

    @Test
    void aLongLifeMakesNoLongFile() throws IOException {
        try (OfflineQueue queue = open()) {
            for (int i = 1; i <= 5000; i++) {
                queue.add(update(i));
                queue.settled(i);
            }
            assertThat(Files.size(file())).isLessThan(1_000_000);
        }
    }

    @Test
    void otherSessionsAndUsersHaveOtherQueues() throws IOException {
        try (OfflineQueue mine = open();
                OfflineQueue other =
                        OfflineQueue.open(
                                folder, RELAY, SESSION, new UserId("bo"), IdSource.system())) {
            mine.add(update(1));
            assertThat(other.unsent()).isEmpty();
        }
    }

    /// A process that is killed in the middle of writing.
    @Test
    @Tag("WR30")
    void aKilledProcessLosesNothingThatItHadTold() throws Exception {
        Path out = folder.resolve("told");
        Process writer =
                new ProcessBuilder(
                                Objects.requireNonNull(
                                        ProcessHandle.current().info().command().orElse(null)),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Writer.class.getName(),
                                folder.resolve("queues").toString())
                        .redirectOutput(out.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> Files.size(out) > 2000);
        } finally {
            writer.destroyForcibly().waitFor();
        }

        List<String> lines = Files.readAllLines(out);
        String last = lines.get(lines.size() - 2);
        try (OfflineQueue queue =
                OfflineQueue.open(
                        folder.resolve("queues"), RELAY, SESSION, ADA, IdSource.system())) {
            long told = Long.parseLong(last);
            assertThat(queue.nextClientSequence()).isGreaterThan(told);
            assertThat(queue.unsent().getFirst().clientSequence()).isLessThanOrEqualTo(told);
            assertThat(queue.unsent().getLast().clientSequence()).isGreaterThanOrEqualTo(told);
        }
    }

    /// Adds for ever, and tells each number once it is kept; all but the newest ten are settled.
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            OfflineQueue queue =
                    OfflineQueue.open(
                            Path.of(arguments[0]), RELAY, SESSION, ADA, IdSource.system());
            for (long i = 1; ; i++) {
                queue.add(update(i));
                queue.settled(i - 10);
                System.out.println(i);
                System.out.flush();
            }
        }
    }

    private OfflineQueue open() throws IOException {
        return OfflineQueue.open(folder, RELAY, SESSION, ADA, IdSource.system());
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".queue"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Unsent update(long clientSequence) {
        Operation operation = new Operation.Update(NOTE, "color", Value.of("#123456"));
        return new Unsent(
                clientSequence, new Batch("Paint", 5, List.of(operation)), 1000, Map.of());
    }

    private static Unsent edit(long clientSequence) {
        Operation operation = new Operation.EditText(NOTE, "body", TextDelta.insert(1, "ä"));
        return new Unsent(
                clientSequence,
                new Batch("Write", 5, List.of(operation)),
                1000,
                Map.of(new TextKey(NOTE, "body"), "as it was 😀"));
    }
}
