package org.orrery.bench.fuzz;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.orrery.model.id.IdSource;
import org.orrery.net.queue.OfflineQueue;
import org.orrery.net.replica.Unsent;

/// The desktop's file of unsent changes: whatever is in it, it opens, and what it shows is there again the next time.
final class QueueTarget implements Target {

    private static final URI RELAY = URI.create("http://localhost:8000");

    private final Scratch scratch;
    private final Path file;
    private final byte[] sound;

    QueueTarget() throws IOException {
        scratch = new Scratch();
        try (OfflineQueue queue = open()) {
            queue.add(unsent(queue, 1));
            queue.add(unsent(queue, 2));
            queue.settled(1);
            file = only(".queue");
            sound = Files.readAllBytes(file);
        }
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(sound);
    }

    @Override
    public void read(byte[] input) throws IOException {
        scratch.empty();
        Files.write(file, input);
        List<Unsent> first;
        try (OfflineQueue queue = open()) {
            first = queue.unsent();
        }
        try (OfflineQueue queue = open()) {
            if (!queue.unsent().equals(first)) {
                throw new AssertionError(first + " comes back as " + queue.unsent());
            }
        }
    }

    private static Unsent unsent(OfflineQueue queue, long number) {
        return new Unsent(queue.nextClientSequence(), Samples.batch(number), 1, Map.of());
    }

    private OfflineQueue open() throws IOException {
        return OfflineQueue.open(
                scratch.folder(), RELAY, Samples.SESSION, Samples.AUTHOR.user(), IdSource.system());
    }

    private Path only(String extension) throws IOException {
        try (var files = Files.list(scratch.folder())) {
            return files.filter(each -> each.toString().endsWith(extension))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Override
    public void close() throws IOException {
        scratch.close();
    }
}
