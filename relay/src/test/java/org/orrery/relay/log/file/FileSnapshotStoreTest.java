package org.orrery.relay.log.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.document.Document;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.model.reduce.Reducer;
import org.orrery.relay.log.Drafts;

@Tag("LG10")
final class FileSnapshotStoreTest {

    private static final SessionId SESSION = Drafts.session(1);

    private final CrashDisk disk = new CrashDisk(new Random(1));
    private final FileSnapshotStore store = new FileSnapshotStore(disk, Runnable::run);

    @Test
    void theNewestThatIsNotAheadOfTheLogIsUsed() {
        save(3);
        save(7);
        assertThat(store.newest(SESSION, 9)).hasValueSatisfying(same(7));
        assertThat(store.newest(SESSION, 7)).hasValueSatisfying(same(7));
        assertThat(store.newest(SESSION, 6)).hasValueSatisfying(same(3));
        assertThat(store.newest(SESSION, 2)).isEmpty();
        assertThat(store.newest(Drafts.session(2), 9)).isEmpty();
    }

    @Test
    void twoAreKept() {
        for (int sequence = 1; sequence <= 5; sequence++) {
            save(sequence);
        }
        assertThat(files()).hasSize(2);
        assertThat(store.newest(SESSION, 9)).hasValueSatisfying(same(5));
        assertThat(store.newest(SESSION, 4)).hasValueSatisfying(same(4));
    }

    @Test
    void oneThatIsDamagedAnywhereIsPassedOver() {
        save(3);
        save(7);
        String newest = files().getLast();
        byte[] sound = disk.files.read(newest).orElseThrow();
        for (int at = 0; at < sound.length; at++) {
            byte[] changed = sound.clone();
            changed[at] ^= 1;
            disk.files.write(newest, 0, changed);
            assertThat(store.newest(SESSION, 9)).hasValueSatisfying(same(3));
        }
        for (int cut = sound.length - 1; cut >= 0; cut--) {
            disk.files.truncate(newest, cut);
            assertThat(store.newest(SESSION, 9)).hasValueSatisfying(same(3));
        }
        disk.files.truncate(files().getFirst(), 10);
        assertThat(store.newest(SESSION, 9)).isEmpty();
    }

    @Test
    void oneOfAnotherSessionIsPassedOver() {
        save(3);
        String name = files().getFirst().replace(SESSION.toString(), Drafts.session(2).toString());
        disk.files.append(name, disk.files.read(files().getFirst()).orElseThrow());
        assertThat(store.newest(Drafts.session(2), 9)).isEmpty();
    }

    @Test
    void aFullDiskLeavesTheFormerOne() {
        save(3);
        int whole = disk.files.length(files().getFirst());
        for (int room = 0; room < whole; room++) {
            disk.space = room;
            assertThat(store.save(SESSION, document(7)).toCompletableFuture())
                    .isCompletedExceptionally();
            disk.files.crash();
            assertThat(store.newest(SESSION, 9)).hasValueSatisfying(same(3));
        }
        disk.space = Long.MAX_VALUE;
        save(7);
        assertThat(store.newest(SESSION, 9)).hasValueSatisfying(same(7));
    }

    private void save(int sequence) {
        assertThat(store.save(SESSION, document(sequence)).toCompletableFuture()).isCompleted();
        disk.files.crash();
    }

    private List<String> files() {
        return disk.files.names(SESSION + "/").stream()
                .filter(name -> name.endsWith(".snapshot"))
                .toList();
    }

    private static Consumer<Document> same(int sequence) {
        return found -> {
            assertThat(found.sequence()).isEqualTo(sequence);
            assertThat(found.stateHash()).isEqualTo(document(sequence).stateHash());
        };
    }

    private static Document document(int sequence) {
        Document document = Document.EMPTY;
        for (int n = 1; n <= sequence; n++) {
            Entry entry = Drafts.draft(1, n).at(n, n);
            document = Reducer.checking().reduce(document, entry).document();
        }
        return document;
    }
}
