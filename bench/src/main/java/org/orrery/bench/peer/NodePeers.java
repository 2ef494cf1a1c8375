package org.orrery.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Where the programs of the peers on Node are, with their packages.
public final class NodePeers {

    private static final String PLACE = "bench/src/main/peers";
    private static final long INSTALL_SECONDS = 180;

    /// Not `npm ci`: it refuses a lock file that leaves out an optional package of another system, as npm itself makes it
    /// where that package cannot be fetched. Without saving, the lock file counts and stays as it is.
    private static final String[] FETCH = {
        "npm", "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"
    };

    private NodePeers() {}

    /// The folder in the source tree; the benchmarks run in the project's folder or in a module's.
    static Path folder() throws IOException {
        return folder(PLACE);
    }

    /// The drawing libraries have a folder of their own, for few want both.
    public static Path sceneFolder() throws IOException {
        return folder(PLACE + "/scene");
    }

    private static Path folder(String name) throws IOException {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path place = at.resolve(name);
            if (Files.isDirectory(place)) {
                return place;
            }
        }
        throw new IOException(name + " is not here: run this in the project's folder");
    }

    /// Whether Node is there, with the packages that the lock file names; without, they are fetched once.
    ///
    /// @return what is missing, or nothing
    public static String prepare() throws IOException, InterruptedException {
        return prepare(folder());
    }

    /// The same for another folder.
    public static String prepare(Path folder) throws InterruptedException {
        if (run(folder, "node", "--version") != 0) {
            return "node is not installed";
        }
        if (!Files.isDirectory(folder.resolve("node_modules")) && run(folder, FETCH) != 0) {
            return "npm could not fetch the packages of "
                    + folder
                    + "; by hand, there: "
                    + String.join(" ", FETCH);
        }
        return "";
    }

    private static int run(Path folder, String... words) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(words)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return 1;
            }
            return process.exitValue();
        } catch (IOException missing) {
            return 127;
        }
    }
}
