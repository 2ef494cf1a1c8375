package org.orrery.bench.scene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.orrery.bench.report.Figure;
import org.orrery.scene3d.chart.ChartBuilder;
import org.orrery.scene3d.chart.ChartData;

/// The same points in VTK, three.js and plotly.js, one program after the other. They draw nothing but the points.
final class ScenePeers implements AutoCloseable {
    private static final int MOST_FOR_PLOTLY = 10_000;
    private static final int MOST_FOR_BOTH_BACK_ENDS = 1_000_000;

    private final Path folder;
    private final double seconds;
    private final long deadline;
    private final Consumer<String> say;
    private final BrowserPeer browser;
    private final boolean hasVtk;
    private final boolean hasBrowser;

    /// In which three.js was faster last; what is slow is tried in that one alone.
    private BrowserPeer.BackEnd betterBackEnd = BrowserPeer.BackEnd.MESA;

    /// @param deadline in the time of `System.nanoTime`, after which no peer is started
    ScenePeers(Path folder, double seconds, long deadline, Consumer<String> say)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.seconds = seconds;
        this.deadline = deadline;
        this.say = say;
        hasVtk = isThere("VTK", VtkPeer.missing());
        hasBrowser = isThere("three.js and plotly.js", BrowserPeer.missing());
        browser = new BrowserPeer(folder);
    }

    /// @param own our frames a second
    List<Figure> measure(int count, double own) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        Path points = pointsOf(count);
        if (hasVtk) {
            Path log = folder.resolve("vtk.out");
            add(figures, "VTK", count, own, () -> VtkPeer.measure(points, count, seconds, log));
        }
        if (hasBrowser) {
            add(figures, "three.js", count, own, () -> better(points, count));
            if (count <= MOST_FOR_PLOTLY) {
                add(
                        figures,
                        "plotly.js",
                        count,
                        own,
                        () -> browser.measure("plotly", betterBackEnd, points, count, seconds));
            }
        }
        Files.delete(points);
        return figures;
    }

    @Override
    public void close() {
        browser.close();
    }

    private interface Measurement {
        PeerTiming take() throws IOException, InterruptedException;
    }

    private void add(List<Figure> figures, String who, int count, double own, Measurement peer)
            throws InterruptedException {
        String what = String.format(Locale.ROOT, "%,d points, %s", count, who);
        if (System.nanoTime() > deadline) {
            say.accept("  " + what + ": left out, the time is up");
            return;
        }
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
                    new Figure(what + ", ours : theirs", own / timing.framesPerSecond(), "x");
            figures.add(SceneGoals.ratio(ratio, who, count));
        } catch (IOException silent) {
            say.accept("  " + what + ": no figure: " + silent.getMessage());
        }
    }

    /// Of the two ways in which Chromium draws without a GPU, the faster.
    private PeerTiming better(Path points, int count) throws IOException, InterruptedException {
        if (count > MOST_FOR_BOTH_BACK_ENDS) {
            return browser.measure("three", betterBackEnd, points, count, seconds);
        }
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

    private boolean isThere(String who, String remedy) {
        if (!remedy.isEmpty()) {
            say.accept(who + " is left out; to get it: " + remedy);
        }
        return remedy.isEmpty();
    }
}
