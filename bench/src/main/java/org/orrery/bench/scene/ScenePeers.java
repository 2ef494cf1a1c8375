package org.orrery.bench.scene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.orrery.bench.report.Figure;
import org.orrery.scene3d.chart.ChartBuilder;
import org.orrery.scene3d.chart.ChartData;

/// The same points in VTK, three.js and plotly.js, one program after the other. They draw nothing but the points.
final class ScenePeers {
    private static final int MOST_FOR_PLOTLY = 100_000;

    private final Path folder;
    private final double seconds;
    private final Consumer<String> say;

    /// In which three.js was faster last; plotly.js is tried in that one alone.
    private BrowserPeer.BackEnd betterBackEnd = BrowserPeer.BackEnd.MESA;

    ScenePeers(Path folder, double seconds, Consumer<String> say) {
        this.folder = folder;
        this.seconds = seconds;
        this.say = say;
    }

    /// @param own our frames a second by the number of points
    List<Figure> measure(Map<Integer, Double> own) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        String noVtk = VtkPeer.missing();
        String noBrowser = BrowserPeer.missing();
        sayMissing("VTK", noVtk);
        sayMissing("three.js and plotly.js", noBrowser);
        try (BrowserPeer browser = new BrowserPeer(folder)) {
            for (Map.Entry<Integer, Double> size : new TreeMap<>(own).entrySet()) {
                int count = size.getKey();
                Path points = pointsOf(count);
                if (noVtk.isEmpty()) {
                    Path log = folder.resolve("vtk.out");
                    add(figures, "VTK", size, () -> VtkPeer.measure(points, count, seconds, log));
                }
                if (noBrowser.isEmpty()) {
                    add(figures, "three.js", size, () -> better(browser, points, count));
                    if (count <= MOST_FOR_PLOTLY) {
                        add(
                                figures,
                                "plotly.js",
                                size,
                                () ->
                                        browser.measure(
                                                "plotly", betterBackEnd, points, count, seconds));
                    }
                }
                Files.delete(points);
            }
        }
        return figures;
    }

    private interface Measurement {
        PeerTiming take() throws IOException, InterruptedException;
    }

    private void add(
            List<Figure> figures, String who, Map.Entry<Integer, Double> own, Measurement peer)
            throws InterruptedException {
        String what = String.format(Locale.ROOT, "%,d points, %s", own.getKey(), who);
        try {
            PeerTiming timing = peer.take();
            say.accept(
                    String.format(
                            Locale.ROOT,
                            "  %s: %.2f frames/s, p50 %.1f p95 %.1f ms (%s)",
                            what,
                            timing.framesPerSecond(),
                            timing.medianMillis(),
                            timing.p95Millis(),
                            timing.renderer()));
            figures.add(new Figure(what + ", rate", timing.framesPerSecond(), "1/s"));
            Figure ratio =
                    new Figure(
                            what + ", ours : theirs",
                            own.getValue() / timing.framesPerSecond(),
                            "x");
            figures.add(SceneGoals.ratio(ratio, who, own.getKey()));
        } catch (IOException silent) {
            say.accept("  " + what + ": no figure: " + silent.getMessage());
        }
    }

    /// Of the two ways in which Chromium draws without a GPU, the faster.
    private PeerTiming better(BrowserPeer browser, Path points, int count)
            throws IOException, InterruptedException {
        PeerTiming best = null;
        IOException failure = new IOException("no back end works");
        for (BrowserPeer.BackEnd backEnd : BrowserPeer.BackEnd.values()) {
            try {
                PeerTiming timing = browser.measure("three", backEnd, points, count, seconds);
                if (best == null || timing.framesPerSecond() > best.framesPerSecond()) {
                    best = timing;
                    betterBackEnd = backEnd;
                }
            } catch (IOException silent) {
                failure = silent;
            }
        }
        if (best == null) {
            throw failure;
        }
        return best;
    }

    private Path pointsOf(int count) throws IOException {
        ChartData table = SampleScene.table(count);
        Path file = folder.resolve("points-" + count + ".bin");
        PointFile.write(
                ChartBuilder.build(table, SampleScene.spec(table, "kind"))
                        .content()
                        .points()
                        .getFirst(),
                file);
        return file;
    }

    private void sayMissing(String who, String remedy) {
        if (!remedy.isEmpty()) {
            say.accept(who + " is left out; to get it: " + remedy);
        }
    }
}
