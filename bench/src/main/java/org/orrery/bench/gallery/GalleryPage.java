package org.orrery.bench.gallery;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.orrery.analytics.sample.SampleData;

/// The text of `docs/gallery.md`.
final class GalleryPage {
    private GalleryPage() {}

    /// @param captions of each piece
    static String of(List<Piece> pieces, Map<String, String> captions) {
        StringBuilder page =
                new StringBuilder(
                        """
                        # Gallery

                        Every kind of chart, in both themes, as the program draws it without a GPU: `./orrery bench gallery` makes these pictures and this page
                        from the data sets that come with the program. A test draws them again and compares. The words below each are the chart's own
                        caption, which is what a screen reader says.

                        """);
        for (Piece piece : pieces) {
            page.append("## ").append(piece.title()).append("\n\n");
            page.append("| dark | light |\n|---|---|\n");
            page.append("| ").append(image(piece, true)).append(" | ");
            page.append(image(piece, false)).append(" |\n\n");
            page.append(captions.getOrDefault(piece.id(), "")).append("\n\n");
        }
        page.append("## Data\n\n");
        pieces.stream()
                .map(Piece::data)
                .distinct()
                .sorted(Comparator.comparing(SampleData::id))
                .forEach(data ->
                        page.append("- ")
                                .append(data.title())
                                .append(": ")
                                .append(data.source())
                                .append(" (")
                                .append(data.licence())
                                .append(").\n"));
        return page.toString();
    }

    private static String image(Piece piece, boolean dark) {
        return "![%s, %s](images/gallery/%s)"
                .formatted(piece.title(), dark ? "dark" : "light", piece.file(dark));
    }
}
