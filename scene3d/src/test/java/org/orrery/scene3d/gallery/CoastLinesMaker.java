package org.orrery.scene3d.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes `coast-110m.txt` of the `land-110m.json` of the npm package `world-atlas`: every arc of the TopoJSON is a line of
/// longitudes and latitudes in hundredths of a degree. The seams at the date line and at the south pole, which are no coasts, are
/// left out.
final class CoastLinesMaker {
    private static final Pattern TRANSFORM =
            Pattern.compile(
                    "\"transform\":\\{\"scale\":\\[([^,]+),([^\\]]+)\\],\"translate\":\\[([^,]+),([^\\]]+)\\]");
    private static final Pattern PAIR = Pattern.compile("\\[(-?\\d+),(-?\\d+)\\]");

    private static final Pattern BETWEEN = Pattern.compile("\\]\\],\\[\\[");

    private final double[] transform = new double[4];
    private final List<String> lines = new ArrayList<>();

    private CoastLinesMaker(String json) {
        Matcher found = TRANSFORM.matcher(json);
        if (!found.find()) {
            throw new IllegalArgumentException("no transform");
        }
        for (int i = 0; i < 4; i++) {
            transform[i] = Double.parseDouble(found.group(i + 1));
        }
        String arcs = json.substring(json.lastIndexOf("\"arcs\":[[["));
        BETWEEN.splitAsStream(arcs)
                .forEach(arc -> add("[" + arc.replaceFirst("^.*\\[\\[\\[", "") + "]"));
    }

    /// Reads one file and writes another.
    ///
    /// @param arguments the TopoJSON, and the file to write
    public static void main(String[] arguments) throws IOException {
        CoastLinesMaker maker = new CoastLinesMaker(Files.readString(Path.of(arguments[0])));
        Files.writeString(Path.of(arguments[1]), String.join("\n", maker.lines) + "\n");
    }

    private void add(String arc) {
        long x = 0;
        long y = 0;
        boolean seam = true;
        List<String> line = new ArrayList<>();
        Matcher pair = PAIR.matcher(arc);
        while (pair.find()) {
            x += Long.parseLong(pair.group(1));
            y += Long.parseLong(pair.group(2));
            long east = Math.round(100 * (x * transform[0] + transform[2]));
            long north = Math.round(100 * (y * transform[1] + transform[3]));
            boolean onSeam = Math.abs(east) >= 17_998 || north <= -8_990;
            if (onSeam && seam) {
                finish(line);
            }
            line.add(east + " " + north);
            seam = onSeam;
        }
        finish(line);
    }

    private void finish(List<String> line) {
        if (line.size() > 1) {
            lines.add(String.join(" ", line));
        }
        line.clear();
    }
}
