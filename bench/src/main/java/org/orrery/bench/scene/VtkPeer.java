package org.orrery.bench.scene;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.orrery.bench.peer.NodePeers;

/// VTK from Debian's `python3-vtk9`, in a window of its own.
final class VtkPeer {
    /// The system's Python: VTK is a package of it, not of whatever comes first on the path.
    private static final String PYTHON = "/usr/bin/python3";

    private static final long LONGEST_SECONDS = 45;

    private VtkPeer() {}

    /// What is missing, or nothing.
    static String missing() throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(PYTHON, "-c", "import vtk")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "Python does not answer";
            }
            return process.exitValue() == 0 ? "" : "apt-get install -y python3-vtk9";
        } catch (IOException noPython) {
            return "apt-get install -y python3-vtk9";
        }
    }

    static PeerTiming measure(Path points, int count, double seconds, Path log)
            throws IOException, InterruptedException {
        List<String> words =
                List.of(
                        PYTHON,
                        NodePeers.sceneFolder().resolve("vtk_points.py").toString(),
                        points.toString(),
                        String.valueOf(count),
                        String.format(Locale.ROOT, "%.2f", seconds),
                        String.valueOf(PointFile.pixels(count)));
        Path said = log.resolveSibling("vtk-" + count + ".json");
        Process process =
                new ProcessBuilder(words)
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .redirectOutput(said.toFile())
                        .start();
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("no answer within " + LONGEST_SECONDS + " s");
            }
        } finally {
            process.destroyForcibly();
        }
        return PeerTiming.read(Files.readString(said, StandardCharsets.UTF_8).strip());
    }
}
