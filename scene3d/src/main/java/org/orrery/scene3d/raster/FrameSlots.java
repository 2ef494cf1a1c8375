package org.orrery.scene3d.raster;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;
import org.orrery.scene3d.SceneRenderer.ShownFrame;

/// Hands finished frames from the drawing thread to the FX thread; the newest wins and nobody waits. Four buffers: one shown,
/// one just shown (the toolkit may still be copying it), one finished, one being drawn.
final class FrameSlots {
    /// A picture of one size that both sides know.
    static final class Slot {
        final Raster raster;
        private final PixelBuffer<IntBuffer> pixels;
        private final Image image;
        private @Nullable ShownFrame frame;
        private long serial;
        private long costNanos;
        private double detail;

        Slot(int width, int height, float[] nearness) {
            int[] colour = new int[width * height];
            raster = new Raster(width, height, colour, nearness);
            pixels =
                    new PixelBuffer<>(
                            width,
                            height,
                            IntBuffer.wrap(colour),
                            PixelFormat.getIntArgbPreInstance());
            image = new WritableImage(pixels);
        }
    }

    /// What the FX thread gets.
    record Finished(Image image, ShownFrame frame, long serial, long costNanos, double detail) {}

    /// Guards all fields; held for moments only.
    private final Object lock = new Object();

    private final List<Slot> free = new ArrayList<>();
    private float[] nearness = {};
    private @Nullable Slot finished;
    private @Nullable Slot shown;
    private @Nullable Slot shownBefore;

    /// Drawing thread: a buffer to draw into.
    Slot acquire(int width, int height) {
        synchronized (lock) {
            free.removeIf(slot -> isOtherSize(slot, width, height));
            if (!free.isEmpty()) {
                return free.removeLast();
            }
            if (nearness.length != width * height) {
                nearness = new float[width * height];
            }
            return new Slot(width, height, nearness);
        }
    }

    /// Drawing thread: the buffer holds a whole frame now.
    void publish(Slot slot, ShownFrame frame, long serial, long costNanos, double detail) {
        synchronized (lock) {
            slot.frame = frame;
            slot.serial = serial;
            slot.costNanos = costNanos;
            slot.detail = detail;
            if (finished != null) {
                free.add(finished);
            }
            finished = slot;
        }
    }

    /// FX thread: the newest finished frame, or null if there was none since the last call.
    @Nullable Finished take() {
        synchronized (lock) {
            ShownFrame frame = finished == null ? null : finished.frame;
            if (finished == null || frame == null) {
                return null;
            }
            if (shownBefore != null) {
                free.add(shownBefore);
            }
            shownBefore = shown;
            shown = finished;
            finished = null;
            shown.pixels.updateBuffer(_ -> null);
            return new Finished(shown.image, frame, shown.serial, shown.costNanos, shown.detail);
        }
    }

    private static boolean isOtherSize(Slot slot, int width, int height) {
        return slot.raster.width != width || slot.raster.height != height;
    }
}
