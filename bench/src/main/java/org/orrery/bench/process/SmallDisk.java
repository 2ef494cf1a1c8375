package org.orrery.bench.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A file system in memory that only one process sees, small enough to be filled. Linux with user namespaces only.
///
/// @param mounted where that process sees it
/// @param megabytes how much fits in
public record SmallDisk(Path mounted, int megabytes) {

    private static final String FILLER = "filler";
    private static final String MOUNT_AND_GO =
            "mount -t tmpfs -o size=\"$1\"m tmpfs \"$2\" && shift 2 && exec \"$@\"";

    /// Whether this machine lets a process have one.
    public static boolean isPossible() throws IOException, InterruptedException {
        try {
            Path place = Files.createTempDirectory("small-disk");
            try {
                List<String> words =
                        Stream.concat(new SmallDisk(place, 1).prefix().stream(), Stream.of("true"))
                                .toList();
                return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor() == 0;
            } finally {
                Files.delete(place);
            }
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    /// Goes before the words of a command, which keeps its process id.
    List<String> prefix() {
        return List.of(
                "unshare",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                MOUNT_AND_GO,
                "small-disk",
                String.valueOf(megabytes),
                mounted.toString());
    }

    /// Takes all the room there is. Returns when nothing more goes in.
    public void fill(RelayProcess process) throws IOException {
        byte[] sector = new byte[512];
        try (OutputStream filler = Files.newOutputStream(inside(process).resolve(FILLER))) {
            for (long n = 0; n < megabytes * 2048L + 1; n++) {
                filler.write(sector);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw full;
            }
        }
    }

    /// Gives the room back.
    public void clear(RelayProcess process) throws IOException {
        Files.delete(inside(process).resolve(FILLER));
    }

    /// Copies what is on it.
    public void copy(RelayProcess process, Path to) throws IOException {
        Path from = inside(process);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private Path inside(RelayProcess process) {
        return Path.of("/proc", String.valueOf(process.pid()), "root")
                .resolve(mounted.toAbsolutePath().toString().substring(1));
    }
}
