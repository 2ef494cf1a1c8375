package org.orrery.bench.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Draws the gallery anew.
@Command(
        name = "gallery",
        description = "Draws every kind of chart in both themes into docs/gallery.md.")
public final class GalleryCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--out",
            defaultValue = "docs",
            description = "folder of gallery.md and of its pictures (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this text")
    @SuppressWarnings("unused")
    private boolean help;

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createDirectories(out.resolve("images/gallery"));
        List<Piece> pieces = Piece.all();
        Map<String, String> captions = new LinkedHashMap<>();
        var report = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        try (Painter painter = new Painter()) {
            for (Piece piece : pieces) {
                for (boolean dark : new boolean[] {true, false}) {
                    Painter.Picture picture = painter.paint(piece, dark);
                    Path file = folder.resolve(piece.file(dark));
                    FewColours.write(picture.image(), file);
                    captions.put(piece.id(), picture.caption());
                    report.printf("%s %,d bytes%n", file, Files.size(file));
                    report.flush();
                }
            }
        }
        Files.writeString(out.resolve("gallery.md"), GalleryPage.of(pieces, captions));
        return 0;
    }
}
