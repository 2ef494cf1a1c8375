package org.orrery.bench.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orrery.ui.data.Encoding;

/// The pictures of the gallery are what the program draws now. Fonts and rounding may differ a little from machine to machine: blocks of
/// pixels are compared, not pixels. After a change that is meant, `./orrery bench gallery` draws them anew.
final class GalleryTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Path ACTUAL = Path.of("target", "gallery");
    private static final int BLOCK = 12;
    private static final double MOST_IN_A_BLOCK = 40;
    private static final double MOST_ON_AVERAGE = 1.5;
    private static Painter painter;

    @BeforeAll
    static void open() throws IOException {
        Files.createDirectories(ACTUAL);
        painter = new Painter();
    }

    @AfterAll
    static void close() {
        painter.close();
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void thePicturesAreWhatIsDrawnNow(Piece piece) throws IOException {
        for (boolean dark : new boolean[] {true, false}) {
            BufferedImage now = FewColours.of(painter.paint(piece, dark).image());
            Path stored = DOCS.resolve("images/gallery").resolve(piece.file(dark));
            Path actual = ACTUAL.resolve(piece.file(dark));
            ImageIO.write(now, "png", actual.toFile());
            BufferedImage before = ImageIO.read(stored.toFile());
            assertThat(now.getWidth()).isEqualTo(before.getWidth());
            assertThat(now.getHeight()).isEqualTo(before.getHeight());
            double[] differences = differences(now, before);
            assertThat(Arrays.stream(differences).max().orElseThrow())
                    .as("worst block; compare %s with %s", actual.toAbsolutePath(), stored)
                    .isLessThan(MOST_IN_A_BLOCK);
            assertThat(Arrays.stream(differences).average().orElseThrow())
                    .as("all blocks; compare %s with %s", actual.toAbsolutePath(), stored)
                    .isLessThan(MOST_ON_AVERAGE);
        }
    }

    @Test
    void aRealChangeIsADifference() throws IOException {
        BufferedImage a = read("scatter-dark.png");
        BufferedImage b = read("trend-dark.png");
        double[] differences = differences(a, b);
        assertThat(Arrays.stream(differences).average().orElseThrow())
                .isGreaterThan(MOST_ON_AVERAGE);
        assertThat(Arrays.stream(differences(a, a)).max().orElseThrow()).isZero();
    }

    @Test
    void everyKindOfChartIsInTheGallery() {
        assertThat(Piece.all().stream().map(piece -> piece.encoding().kind()))
                .contains(Encoding.Kind.values());
    }

    @Test
    void thePageIsWhatTheCommandWritesAndItsPicturesAreSmall() throws IOException {
        Map<String, String> captions = new HashMap<>();
        for (Piece piece : Piece.all()) {
            captions.put(piece.id(), painter.paint(piece, false).caption());
        }
        assertThat(Files.readString(DOCS.resolve("gallery.md")))
                .isEqualTo(GalleryPage.of(Piece.all(), captions));
        try (Stream<Path> files = Files.list(DOCS.resolve("images/gallery"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(2 * Piece.all().size());
            assertThat(all).allSatisfy(file -> assertThat(Files.size(file)).isLessThan(120_000));
        }
    }

    static List<Piece> pieces() {
        return Piece.all();
    }

    private static BufferedImage read(String name) throws IOException {
        return ImageIO.read(DOCS.resolve("images/gallery").resolve(name).toFile());
    }

    /// Of the mean brightness of each colour in each block.
    private static double[] differences(BufferedImage a, BufferedImage b) {
        int columns = a.getWidth() / BLOCK;
        int rows = a.getHeight() / BLOCK;
        double[] differences = new double[columns * rows];
        for (int block = 0; block < differences.length; block++) {
            int left = block % columns * BLOCK;
            int top = Math.floorDiv(block, columns) * BLOCK;
            for (int shift = 0; shift <= 16; shift += 8) {
                double sum = 0;
                for (int i = 0; i < BLOCK * BLOCK; i++) {
                    int x = left + i % BLOCK;
                    int y = top + Math.floorDiv(i, BLOCK);
                    sum += (a.getRGB(x, y) >> shift & 255) - (b.getRGB(x, y) >> shift & 255);
                }
                differences[block] = Math.max(differences[block], Math.abs(sum) / (BLOCK * BLOCK));
            }
        }
        return differences;
    }
}
