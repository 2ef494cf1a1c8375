package org.orrery.scene3d.raster;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import org.jspecify.annotations.Nullable;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.RenderRequest;
import org.orrery.scene3d.RenderStatistics;
import org.orrery.scene3d.SceneRenderer;
import org.orrery.scene3d.pick.Picker;

/// Draws on the processor, without any GPU: one drawing thread with helpers on the other cores makes frames in memory, and the
/// FX thread only swaps them in.
public final class SoftwareRenderer implements SceneRenderer {
    private static final System.Logger LOG = System.getLogger(SoftwareRenderer.class.getName());

    /// Guards `wanted`, `wantedSerial` and `closed`; the drawing thread waits on it.
    private final Object lock = new Object();

    private @Nullable RenderRequest wanted;
    private long wantedSerial;
    private boolean closed;

    private final ImageView view = new ImageView();
    private final FrameSlots slots = new FrameSlots();
    private final FrameMeter meter = new FrameMeter(System::nanoTime);
    private @Nullable RenderRequest lastRequest;
    private long shownSerial;

    /// Starts the drawing thread, which ends when the renderer is closed.
    public SoftwareRenderer() {
        view.setPreserveRatio(false);
        view.setSmooth(false);
        view.setMouseTransparent(true);
        Thread.ofPlatform().daemon().name("orrery-renderer").start(this::drawUntilClosed);
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void request(RenderRequest request) {
        lastRequest = request;
        view.setFitWidth(request.viewport().width());
        view.setFitHeight(request.viewport().height());
        synchronized (lock) {
            wanted = request;
            wantedSerial++;
            lock.notifyAll();
        }
    }

    @Override
    public Optional<ShownFrame> showNewest() {
        FrameSlots.Finished finished = slots.take();
        if (finished == null) {
            return Optional.empty();
        }
        view.setImage(finished.image());
        shownSerial = finished.serial();
        meter.shown(finished.costNanos(), finished.detail());
        return Optional.of(finished.frame());
    }

    @Override
    public boolean isPending() {
        synchronized (lock) {
            return !closed && shownSerial != wantedSerial;
        }
    }

    @Override
    public PickTarget pick(double x, double y) {
        return lastRequest == null
                ? new PickTarget.Nothing(Vec3.ZERO)
                : new Picker(lastRequest).pick(x, y);
    }

    @Override
    public RenderStatistics statistics() {
        return meter.statistics();
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            wanted = null;
            lock.notifyAll();
        }
    }

    private record Order(RenderRequest request, long serial) {}

    private void drawUntilClosed() {
        try (WorkCrew crew = new WorkCrew(Runtime.getRuntime().availableProcessors())) {
            FramePainter painter = new FramePainter(crew);
            for (Order order = await(); order != null; order = await()) {
                draw(painter, order);
            }
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "the renderer stopped", e);
            close();
        }
    }

    private void draw(FramePainter painter, Order order) {
        RenderRequest request = order.request();
        long start = System.nanoTime();
        FrameSlots.Slot slot =
                slots.acquire(request.viewport().pixelWidth(), request.viewport().pixelHeight());
        FramePainter.Painted painted = painter.paint(request, slot.raster);
        ShownFrame frame =
                new ShownFrame(
                        request.pose(), request.viewport(), painted.labels(), painted.draft());
        slots.publish(slot, frame, order.serial(), System.nanoTime() - start, painted.detail());
    }

    private @Nullable Order await() {
        synchronized (lock) {
            while (wanted == null && !closed) {
                try {
                    lock.wait();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    return null;
                }
            }
            Order order = wanted == null ? null : new Order(wanted, wantedSerial);
            wanted = null;
            return order;
        }
    }
}
