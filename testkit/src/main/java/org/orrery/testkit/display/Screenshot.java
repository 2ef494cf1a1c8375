package org.orrery.testkit.display;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/// Pictures of what a test shows, as PNG files. May be called from any thread.
public final class Screenshot {
    private Screenshot() {}

    /// Writes a whole window's content as it is drawn now.
    public static Path of(Scene scene, Path file) {
        return write(FxToolkit.onFx(() -> scene.snapshot(null)), file);
    }

    /// Writes one node with all below it.
    public static Path of(Node node, Path file) {
        return write(FxToolkit.onFx(() -> node.snapshot(null, null)), file);
    }

    /// Writes `image` as a PNG, making the folders that are missing.
    public static Path write(Image image, Path file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
