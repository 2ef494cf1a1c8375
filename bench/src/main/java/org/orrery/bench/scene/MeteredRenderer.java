package org.orrery.bench.scene;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.RenderRequest;
import org.orrery.scene3d.RenderStatistics;
import org.orrery.scene3d.SceneRenderer;

/// A renderer that notes when each frame was shown. A toolkit at full speed runs empty pulses while nothing new is there, which
/// would take a core from the drawing; so a pulse waits here for a frame that is under way. FX thread.
final class MeteredRenderer implements SceneRenderer {
    private static final long LONGEST_WAIT_NANOS = 20_000_000;
    private static final long STEP_NANOS = 30_000;
    private static final int MOST = 200_000;

    private final SceneRenderer renderer;
    private final long[] shownAt = new long[MOST];
    private int shown;
    private @Nullable RenderRequest lastRequest;
    private @Nullable ShownFrame lastFrame;

    MeteredRenderer(SceneRenderer renderer) {
        this.renderer = renderer;
    }

    int shown() {
        return shown;
    }

    RenderRequest lastRequest() {
        if (lastRequest == null) {
            throw new IllegalStateException("nothing was drawn");
        }
        return lastRequest;
    }

    boolean isDraft() {
        return lastFrame == null || lastFrame.draft();
    }

    /// The times between frames from the one with the number `first` on, in milliseconds, in ascending order.
    double[] intervals(int first) {
        double[] millis = new double[Math.max(0, shown - first - 1)];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = (shownAt[first + i + 1] - shownAt[first + i]) / 1e6;
        }
        Arrays.sort(millis);
        return millis;
    }

    @Override
    public Optional<ShownFrame> showNewest() {
        Optional<ShownFrame> frame = renderer.showNewest();
        long begin = System.nanoTime();
        while (frame.isEmpty()
                && renderer.isPending()
                && System.nanoTime() - begin < LONGEST_WAIT_NANOS) {
            LockSupport.parkNanos(STEP_NANOS);
            frame = renderer.showNewest();
        }
        frame.ifPresent(now -> {
            lastFrame = now;
            if (shown < MOST) {
                shownAt[shown++] = System.nanoTime();
            }
        });
        return frame;
    }

    @Override
    public Node node() {
        return renderer.node();
    }

    @Override
    public void request(RenderRequest request) {
        lastRequest = request;
        renderer.request(request);
    }

    @Override
    public boolean isPending() {
        return renderer.isPending();
    }

    @Override
    public PickTarget pick(double x, double y) {
        return renderer.pick(x, y);
    }

    @Override
    public RenderStatistics statistics() {
        return renderer.statistics();
    }

    @Override
    public void close() {
        renderer.close();
    }
}
