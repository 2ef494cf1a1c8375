package org.orrery.ui.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.csv.ReadPlan;
import org.orrery.analytics.csv.ReadSettings;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.file.DataFiles;
import org.orrery.analytics.file.FileFormat;
import org.orrery.analytics.job.Progress;
import org.orrery.model.id.IdSource;
import org.orrery.model.operation.Operation;
import org.orrery.net.download.Fetched;
import org.orrery.ui.data.AtHand;
import org.orrery.ui.data.Introduction;
import org.orrery.ui.text.Texts;

/// Data that is ready to be brought into a session: read, with a chart proposed.
///
/// @param file the exact bytes, to be stored at the relay
/// @param source where the data is from; empty when nobody knows, likewise `licence`
record Prepared(
        Path file,
        long bytes,
        String mediaType,
        AtHand atHand,
        String title,
        String source,
        String licence,
        String sheet) {

    private static final double FETCHED = 0.6;

    /// How preparing ended.
    sealed interface Outcome {
        record Ready(Prepared prepared) implements Outcome {}

        /// Nothing can be shown of it; the sentence says what is wrong and what to do.
        record Useless(String sentence) implements Outcome {}
    }

    /// What is said of the data beside its bytes.
    private record About(String title, String source, String licence, String sheet) {
        About(String title, String source, String licence) {
            this(title, source, licence, "");
        }
    }

    /// Reads the data; takes long, to be called in the analytics pool.
    static Outcome prepare(DataChoice choice, Progress progress) throws IOException {
        return switch (choice) {
            case DataChoice.Sample(var sample) ->
                    prepared(
                            sample.id(),
                            temporary(sample.bytes()),
                            new About(sample.title(), sample.source(), sample.licence()),
                            progress);
            case DataChoice.Pasted(String text) ->
                    prepared(
                            choice.title(),
                            temporary(text.getBytes(StandardCharsets.UTF_8)),
                            new About(choice.title(), "", ""),
                            progress);
            case DataChoice.Web web -> fetched(web, progress);
            case DataChoice.File(Path path, String sheet) ->
                    prepared(
                            withoutExtension(choice.title()),
                            path,
                            new About(choice.title(), "", "", sheet),
                            progress);
        };
    }

    private static Outcome prepared(String name, Path file, About about, Progress progress)
            throws IOException {
        ReadPlan plan = new ReadPlan(Map.of(), about.sheet());
        return switch (new DataFiles(ReadSettings.DEFAULT, plan).read(name, file, progress)) {
            case ReadOutcome.Loaded loaded ->
                    new Outcome.Ready(
                            new Prepared(
                                    file,
                                    Files.size(file),
                                    FileFormat.of(file).mediaType(),
                                    new AtHand(loaded, plan),
                                    about.title(),
                                    about.source(),
                                    about.licence(),
                                    about.sheet()));
            case ReadOutcome.Rejected(String reason, String nextStep) ->
                    new Outcome.Useless(reason + " " + nextStep);
            case ReadOutcome.Cancelled _ -> new Outcome.Useless("");
        };
    }

    private static Outcome fetched(DataChoice.Web web, Progress progress) throws IOException {
        return switch (WebFile.fetch(web.address(), progress.part(0, FETCHED))) {
            case Fetched.Whole(Path file, String name) ->
                    prepared(
                            withoutExtension(name),
                            file,
                            new About(name, web.address().toString(), ""),
                            progress.part(FETCHED, 1));
            case Fetched.NotAnAddress _ -> new Outcome.Useless(Texts.of("web.address"));
            case Fetched.Status(int code) ->
                    new Outcome.Useless(Texts.of("web.status", String.valueOf(code)));
            case Fetched.TooLarge(long most) ->
                    new Outcome.Useless(Texts.of("web.large", most / 1_000_000));
            case Fetched.Redirected _ -> new Outcome.Useless(Texts.of("web.redirected"));
            case Fetched.Unreachable _ -> new Outcome.Useless(Texts.of("web.unreachable"));
        };
    }

    private static Path temporary(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("orrery-", ".csv");
        file.toFile().deleteOnExit();
        return Files.write(file, bytes);
    }

    private static String withoutExtension(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }

    DataSet data() {
        return atHand.table().dataSet();
    }

    /// What puts the data and its best chart into a session, in one step.
    List<Operation> operations(IdSource ids) {
        return new Introduction(
                        data(), data().sha256(), bytes, mediaType, title, source, licence, sheet)
                .operations(ids);
    }
}
