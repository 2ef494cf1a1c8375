package org.orrery.ui.export;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;
import javax.xml.stream.XMLStreamException;
import org.orrery.analytics.csv.DataSetWriter;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Jobs;
import org.orrery.analytics.job.Progress;
import org.orrery.analytics.job.Submission;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.figure.Figure;
import org.orrery.scene3d.figure.SvgInk;
import org.orrery.ui.data.FilterModel;
import org.orrery.ui.data.SelectionModel;
import org.orrery.ui.data.TableModel;
import org.orrery.ui.notice.NoticeBoard;
import org.orrery.ui.text.Texts;

/// Writes files whole or not at all, and says what became of them.
public final class ExportModel {
    private final TableModel table;
    private final FilterModel filters;
    private final SelectionModel selection;
    private final NoticeBoard notices;
    private final Jobs jobs;
    private final Executor inbox;
    private static final double DRAWING_WIDTH = 1120;
    private static final double DRAWING_HEIGHT = 700;

    /// Writes to a file; says whether all of it was written.
    private interface Content {
        boolean writeTo(Path file, Progress progress) throws IOException;
    }

    public ExportModel(
            TableModel table,
            FilterModel filters,
            SelectionModel selection,
            NoticeBoard notices,
            Jobs jobs,
            Executor inbox) {
        this.table = table;
        this.filters = filters;
        this.selection = selection;
        this.notices = notices;
        this.jobs = jobs;
        this.inbox = inbox;
    }

    /// What a file of rows is called when nobody says otherwise.
    public String suggestedName() {
        return table.source()
                .map(source -> source.text("name", ""))
                .map(name -> name.replaceAll("[^\\p{L}\\p{N} _.-]", "").strip())
                .filter(name -> !name.isEmpty())
                .map(name -> name.substring(0, Math.min(60, name.length())))
                .orElse("orrery");
    }

    /// Saves the selected rows that are visible, or all visible ones when none is.
    public void saveRows(Path file) {
        if (table.dataSet().isEmpty()) {
            notices.warning(Texts.of("export.nodata"));
            return;
        }
        DataSet data = table.dataSet().get();
        BitSet visible = (BitSet) filters.visible().clone();
        BitSet chosen = (BitSet) selection.rows().clone();
        chosen.and(visible);
        BitSet rows = chosen.isEmpty() ? visible : chosen;
        save(
                file,
                Texts.of("export.rows.done", rows.cardinality(), name(file)),
                (part, progress) -> {
                    try (var out = Files.newBufferedWriter(part)) {
                        return DataSetWriter.write(data, rows, out, progress);
                    }
                });
    }

    /// Saves a picture as PNG.
    public void savePicture(Image picture, Path file) {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) copy.getRaster().getDataBuffer()).getData();
        picture.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        save(
                file,
                Texts.of("export.picture.done", width, height, name(file)),
                (part, _) -> ImageIO.write(copy, "png", part.toFile()));
    }

    /// Saves a flat drawing as SVG.
    ///
    /// @param drawing made in the pool
    public void saveDrawing(Supplier<Figure> drawing, SceneTheme theme, Path file) {
        String title = suggestedName();
        save(
                file,
                Texts.of("export.drawing.done", name(file)),
                (part, progress) -> {
                    Figure figure = drawing.get();
                    if (progress.cancelled()) {
                        return false;
                    }
                    try (var out = Files.newBufferedWriter(part)) {
                        SvgInk.write(figure, title, DRAWING_WIDTH, DRAWING_HEIGHT, theme, out);
                        return true;
                    } catch (XMLStreamException e) {
                        throw new IOException(e);
                    }
                });
    }

    /// Saves charts as a scene of binary glTF.
    ///
    /// @param camera from where they are looked at
    public void saveScene(List<SceneContent> charts, Vec3 camera, SceneTheme theme, Path file) {
        if (charts.isEmpty()) {
            notices.warning(Texts.of("export.nodata"));
            return;
        }
        String title = suggestedName();
        save(
                file,
                Texts.of("export.scene.done", charts.size(), name(file)),
                (part, progress) -> {
                    try (var out = new BufferedOutputStream(Files.newOutputStream(part))) {
                        return new GlbWriter(camera, theme).write(charts, title, out, progress);
                    }
                });
    }

    private void save(Path file, String done, Content content) {
        Submission<Boolean> submission =
                jobs.submit(
                        name(file),
                        progress -> {
                            whole(file, content, progress);
                            return true;
                        });
        switch (submission) {
            case Submission.Accepted<Boolean>(var job) -> {
                var _ =
                        job.result()
                                .whenCompleteAsync(
                                        (_, failure) -> {
                                            if (failure == null) {
                                                notices.success(done);
                                            } else {
                                                notices.error(
                                                        Texts.of(
                                                                "export.failed",
                                                                name(file),
                                                                reason(failure)));
                                            }
                                        },
                                        inbox);
            }
            case Submission.Refused<Boolean>(String reason, String nextStep) ->
                    notices.error(reason + " " + nextStep);
        }
    }

    /// Beside the file first, so that it is never there in part.
    private static void whole(Path file, Content content, Progress progress) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path part = Files.createTempFile(folder, ".orrery-", ".part");
        try {
            if (!content.writeTo(part, progress)) {
                throw new IOException("it was not written");
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String reason(Throwable failure) {
        return switch (failure) {
            case java.nio.file.AccessDeniedException _ -> Texts.of("export.denied");
            case java.nio.file.NoSuchFileException _ -> Texts.of("export.nofolder");
            default -> String.valueOf(failure.getMessage());
        };
    }

    private static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }
}
