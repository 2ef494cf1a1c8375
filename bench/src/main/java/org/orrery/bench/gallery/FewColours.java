package org.orrery.bench.gallery;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// A picture in 256 colours, which makes its file small: boxes of colours are halved at the median, the largest first (Heckbert, 1982).
final class FewColours {
    private static final int MOST = 256;
    private static final int KEPT_BITS = 0xfcfcfc;

    private FewColours() {}

    static BufferedImage of(BufferedImage image) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                counts.merge(image.getRGB(x, y) & KEPT_BITS, 1, Integer::sum);
            }
        }
        int[] colours = counts.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        List<int[]> boxes = new ArrayList<>(List.of(colours));
        while (boxes.size() < MOST) {
            int[] widest =
                    boxes.stream()
                            .max(Comparator.comparingLong(box -> weight(box, counts)))
                            .orElseThrow();
            if (widest.length < 2) {
                break;
            }
            boxes.remove(widest);
            boxes.addAll(halves(widest, counts));
        }
        byte[] red = new byte[boxes.size()];
        byte[] green = new byte[boxes.size()];
        byte[] blue = new byte[boxes.size()];
        Map<Integer, Integer> index = new HashMap<>();
        for (int i = 0; i < boxes.size(); i++) {
            int mean = mean(boxes.get(i), counts);
            red[i] = (byte) (mean >> 16);
            green[i] = (byte) (mean >> 8);
            blue[i] = (byte) mean;
            for (int colour : boxes.get(i)) {
                index.put(colour, i);
            }
        }
        IndexColorModel palette = new IndexColorModel(8, boxes.size(), red, green, blue);
        BufferedImage few =
                new BufferedImage(
                        image.getWidth(),
                        image.getHeight(),
                        BufferedImage.TYPE_BYTE_INDEXED,
                        palette);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int at = index.getOrDefault(image.getRGB(x, y) & KEPT_BITS, 0);
                few.getRaster().setSample(x, y, 0, at);
            }
        }
        return few;
    }

    static void write(BufferedImage image, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(0);
        Files.deleteIfExists(file);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(of(image), null, null), settings);
        } finally {
            writer.dispose();
        }
    }

    /// The wider a box and the more pixels it has, the sooner it is halved.
    private static long weight(int[] box, Map<Integer, Integer> counts) {
        long pixels = 0;
        for (int colour : box) {
            pixels += counts.getOrDefault(colour, 0);
        }
        return (long) (Math.sqrt((double) pixels) * width(box, widestShift(box)));
    }

    private static int widestShift(int[] box) {
        int widest = 0;
        for (int shift = 8; shift <= 16; shift += 8) {
            widest = width(box, shift) > width(box, widest) ? shift : widest;
        }
        return widest;
    }

    private static int width(int[] box, int shift) {
        int low = 255;
        int high = 0;
        for (int colour : box) {
            low = Math.min(low, colour >> shift & 255);
            high = Math.max(high, colour >> shift & 255);
        }
        return high - low;
    }

    private static List<int[]> halves(int[] box, Map<Integer, Integer> counts) {
        int shift = widestShift(box);
        int[] sorted =
                Arrays.stream(box)
                        .boxed()
                        .sorted(Comparator.comparingInt(colour -> colour >> shift & 255))
                        .mapToInt(Integer::intValue)
                        .toArray();
        long all = 0;
        for (int colour : sorted) {
            all += counts.getOrDefault(colour, 0);
        }
        long before = 0;
        int at = 0;
        while (at < sorted.length - 2 && before + counts.getOrDefault(sorted[at], 0) < all / 2) {
            before += counts.getOrDefault(sorted[at], 0);
            at++;
        }
        return List.of(
                Arrays.copyOfRange(sorted, 0, at + 1),
                Arrays.copyOfRange(sorted, at + 1, sorted.length));
    }

    private static int mean(int[] box, Map<Integer, Integer> counts) {
        int mean = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            long sum = 0;
            long pixels = 0;
            for (int colour : box) {
                int count = counts.getOrDefault(colour, 0);
                sum += (long) count * (colour >> shift & 255);
                pixels += count;
            }
            mean |= (int) (sum / Math.max(1, pixels)) << shift;
        }
        return mean;
    }
}
