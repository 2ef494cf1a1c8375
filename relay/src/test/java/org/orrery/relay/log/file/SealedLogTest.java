package org.orrery.relay.log.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.document.Document;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Outcome;
import org.orrery.model.reduce.Reducer;
import org.orrery.model.schema.Kinds;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;
import org.orrery.relay.key.KeyRing;
import org.orrery.relay.log.ChainObserver;
import org.orrery.relay.log.Draft;
import org.orrery.relay.log.Drafts;
import org.orrery.relay.log.SessionLog;
import org.orrery.relay.seal.Filler;
import org.orrery.relay.seal.Sealing;

/// What people type, on its way to the disk and back, and gone.
@Tag("LG14")
final class SealedLogTest {

    private static final SessionId SESSION = Drafts.session(1);
    private static final EntityId NOTE = new EntityId(new UUID(1, 1));
    private static final String SECRET = "Zanzibar";

    @TempDir private Path folder = Path.of("");
    private KeyRing keys;

    @BeforeEach
    void openKeys() throws IOException {
        keys = KeyRing.open(folder.resolve("keys"));
    }

    private FileSessionLog open(Path data) throws IOException {
        return FileSessionLog.open(
                FolderDisk.open(data),
                InstantSource.system(),
                new LogSetup(
                        LogLimits.STANDARD,
                        Sealing.with(keys),
                        ChainObserver.none(),
                        LogSetup.Pause.never()));
    }

    private static Author author(String user) {
        return new Author(new UserId(user), new ClientId(new UUID(7, user.hashCode())));
    }

    private static List<Entry> entries(SessionLog log) {
        List<Entry> entries = new ArrayList<>();
        log.follow(SESSION, 0, entries::addAll).toCompletableFuture().join().stop();
        return entries;
    }

    private void write(String user, long number, Operation... operations) throws IOException {
        try (SessionLog log = open(folder.resolve("data"))) {
            Batch batch = new Batch("About " + SECRET, 0, List.of(operations));
            var _ =
                    log.append(SESSION, new Draft(author(user), number, batch))
                            .toCompletableFuture()
                            .join();
        }
    }

    private static Operation chat(int number, String body) {
        return new Operation.Create(
                new EntityId(new UUID(2, number)), Kinds.CHAT, Map.of("body", Value.of(body)));
    }

    private boolean hasSecret(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), UTF_8).contains(SECRET)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void noTextStandsInTheFilesAndAllOfItIsReadBack() throws IOException {
        write(
                "ada",
                1,
                chat(1, "We meet in " + SECRET),
                new Operation.EditText(NOTE, "body", TextDelta.insert(3, SECRET)));
        assertThat(hasSecret(folder)).isFalse();
        try (SessionLog log = open(folder.resolve("data"))) {
            assertThat(entries(log).getFirst().batch().toString())
                    .contains("About " + SECRET, "We meet in " + SECRET);
        }
    }

    @Test
    void aDestroyedKeyLeavesFillersOfItsPersonOnlyAndTheChainVerifies() throws IOException {
        write("ada", 1, chat(1, "secret"));
        write("bob", 1, chat(2, "kept"));
        assertThat(keys.destroyPerson("ada")).isPresent();
        keys = KeyRing.open(folder.resolve("keys"));
        try (SessionLog log = open(folder.resolve("data"))) {
            List<Entry> found = entries(log);
            assertThat(found.get(0).batch().operations())
                    .containsExactly(chat(1, Filler.of("secret")));
            assertThat(found.get(1).batch().operations()).containsExactly(chat(2, "kept"));
        }
        assertThat(
                        LogCheck.check(
                                        folder.resolve("data").resolve(SESSION.toString()),
                                        List.of())
                                .isSound())
                .isTrue();
    }

    @Test
    void aRestoredBackupOfTheDataDoesNotBringItBack() throws IOException {
        write("ada", 1, chat(1, SECRET));
        Path backup = folder.resolve("backup");
        copy(folder.resolve("data"), backup);
        var _ = keys.destroyPerson("ada");
        try (SessionLog log = open(backup)) {
            assertThat(entries(log).toString()).doesNotContain(SECRET);
        }
    }

    @Test
    void anOldCopyOfTheKeysIsDestroyedAgain() throws IOException {
        write("ada", 1, chat(1, SECRET));
        Path copy = folder.resolve("old-keys");
        copy(folder.resolve("keys"), copy);
        UUID gone = keys.destroyPerson("ada").orElseThrow();
        keys = KeyRing.open(copy);
        assertThat(keys.destroyAgain(List.of(gone))).isEqualTo(1);
        try (SessionLog log = open(folder.resolve("data"))) {
            assertThat(entries(log).toString()).doesNotContain(SECRET);
        }
    }

    @Test
    void aKeyThatIsMissingAndWasNotDestroyedRefusesTheSession() throws IOException {
        write("ada", 1, chat(1, SECRET));
        keys = KeyRing.open(folder.resolve("other-keys"));
        try (SessionLog log = open(folder.resolve("data"))) {
            assertThatThrownBy(() -> entries(log)).hasMessageContaining("restore the keys");
        }
    }

    @Test
    void whoComesBackAfterErasureHasANewKey() throws IOException {
        write("ada", 1, chat(1, "old"));
        var _ = keys.destroyPerson("ada");
        write("ada", 2, chat(2, "new"));
        try (SessionLog log = open(folder.resolve("data"))) {
            assertThat(entries(log).toString()).contains("new").contains(Filler.of("old"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /// Texts with characters of two units, edited at random places, also within a character: what the relay refused with the
    /// text it refuses with the filler, and every length is the same.
    @Test
    void everyOperationDoesTheSameOnFillersAsOnTexts() {
        Reducer reducer = Reducer.checking();
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Document real = Document.EMPTY;
            Document filled = Document.EMPTY;
            for (int n = 1; n <= 40; n++) {
                Operation text = operation(random, n);
                Operation filler = filled(text);
                Outcome one = reducer.reduce(real, entry(n, text));
                Outcome other = reducer.reduce(filled, entry(n, filler));
                assertThat(other.getClass()).as("seed %d", seed).isEqualTo(one.getClass());
                real = one.document();
                filled = other.document();
            }
            assertThat(body(filled)).isEqualTo(Filler.of(body(real)));
        }
    }

    private static String body(Document document) {
        var note = document.entity(NOTE);
        return note == null ? "" : note.text("body", "");
    }

    private static Operation operation(Random random, int n) {
        String some = random.nextBoolean() ? "x\uD83D\uDE00" : "ab";
        if (n == 1) {
            return new Operation.Create(
                    NOTE,
                    Kinds.ANNOTATION,
                    Map.of("body", Value.of(some), "position", Value.ofNumbers(0, 0, 0)));
        }
        int at = random.nextInt(8);
        return new Operation.EditText(
                NOTE,
                "body",
                random.nextInt(3) == 0 ? TextDelta.delete(at, 1) : TextDelta.insert(at, some));
    }

    private static Operation filled(Operation operation) {
        return switch (operation) {
            case Operation.Create create ->
                    new Operation.Create(
                            create.id(),
                            create.kind(),
                            Map.of(
                                    "body",
                                    Value.of(
                                            Filler.of(
                                                    Value.text(
                                                            create.properties().get("body"), ""))),
                                    "position",
                                    Value.ofNumbers(0, 0, 0)));
            case Operation.EditText edit ->
                    new Operation.EditText(
                            edit.id(),
                            edit.property(),
                            new TextDelta(
                                    edit.delta().components().stream()
                                            .map(each ->
                                                    each instanceof TextDelta.Insert(String text)
                                                            ? new TextDelta.Insert(Filler.of(text))
                                                            : each)
                                            .toList()));
            default -> operation;
        };
    }

    private static Entry entry(int n, Operation operation) {
        return new Entry(n, n, Author.RELAY, n, new Batch("Edit", n - 1L, List.of(operation)));
    }
}
