package org.orrery.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.analytics.csv.DataSetReader;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.engine.ParquetWriter;
import org.orrery.analytics.job.Progress;
import org.orrery.analytics.sample.SampleData;
import org.orrery.model.id.IdSource;
import org.orrery.model.operation.Operation;
import org.orrery.model.value.Value;
import org.orrery.ui.fake.FakeServices;
import org.orrery.ui.fake.SampleRoom;
import org.orrery.ui.inbox.FxInbox;
import org.orrery.ui.setting.UserSettings;

/// The ways by which data comes into a new session.
final class PreparedTest {
    @TempDir private Path folder;

    private final FakeServices services =
            new FakeServices(UserSettings.initial("ada"), SampleRoom.NOON);
    private final Creation creation =
            new StartViewModel(
                            services,
                            new FxInbox(new ConcurrentLinkedDeque<Runnable>()::add),
                            _ -> {})
                    .creation();

    @AfterEach
    void close() {
        services.close();
    }

    private static Prepared ready(DataChoice choice) throws IOException {
        Prepared.Outcome outcome = Prepared.prepare(choice, Progress.NONE);
        assertThat(outcome).isInstanceOf(Prepared.Outcome.Ready.class);
        return ((Prepared.Outcome.Ready) outcome).prepared();
    }

    private static String useless(DataChoice choice) throws IOException {
        Prepared.Outcome outcome = Prepared.prepare(choice, Progress.NONE);
        assertThat(outcome).isInstanceOf(Prepared.Outcome.Useless.class);
        return ((Prepared.Outcome.Useless) outcome).sentence();
    }

    private static Value about(Prepared prepared, String property) {
        List<Operation> operations =
                prepared.operations(new IdSource(new Random(1), () -> Instant.EPOCH));
        return java.util.Objects.requireNonNull(
                ((Operation.Create) operations.getFirst()).properties().get(property));
    }

    @Test
    @Tag("DF2")
    void theMediaTypeIsThatOfTheContent() throws IOException {
        ReadOutcome read =
                new DataSetReader().read("p", SampleData.PENGUINS.bytes(), Progress.NONE);
        Path parquet = folder.resolve("penguins.csv");
        assertThat(
                        ParquetWriter.write(
                                ((ReadOutcome.Loaded) read).dataSet(), parquet, Progress.NONE))
                .isTrue();
        Path json = Files.writeString(folder.resolve("a.txt"), "[{\"a\": 1}, {\"a\": 2}]");

        assertThat(about(ready(new DataChoice.File(parquet)), "media_type"))
                .isEqualTo(Value.of("application/vnd.apache.parquet"));
        assertThat(about(ready(new DataChoice.File(json)), "media_type"))
                .isEqualTo(Value.of("application/json"));
        assertThat(about(ready(new DataChoice.Sample(SampleData.PENGUINS)), "media_type"))
                .isEqualTo(Value.of("text/csv"));
    }

    @Test
    void cellsOfASpreadsheetArePasted() throws IOException {
        creation.paste("Country\tLife expectancy (years)\nChad\t38.1\nPeru\t46.3\n");

        Prepared prepared = ready(creation.dataProperty().get());

        assertThat(prepared.data().rowCount()).isEqualTo(2);
        assertThat(prepared.data().columns()).hasSize(2);
        assertThat(about(prepared, "name")).isEqualTo(Value.of("Pasted table"));
        assertThat(Files.readString(prepared.file())).startsWith("Country\t");
    }

    @Test
    void whatIsNoTableIsNotPasted() {
        DataChoice before = creation.dataProperty().get();

        creation.paste("Just a sentence.");
        creation.paste("");
        creation.paste("one\ntwo\n");

        assertThat(creation.dataProperty().get()).isEqualTo(before);
        assertThat(Pasted.isTable("[{\"a\": 1}]")).isTrue();
        assertThat(Pasted.isTable("a;b\n1;2")).isTrue();
    }

    @Test
    @Tag("DF9")
    void aFileOfTheWebComesWithItsAddress() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] table = "a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8);
        server.createContext(
                "/my/table.csv",
                exchange -> {
                    exchange.sendResponseHeaders(200, table.length);
                    exchange.getResponseBody().write(table);
                    exchange.close();
                });
        server.start();
        try {
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            creation.fetch(" " + base + "/my/table.csv ");

            Prepared prepared = ready(creation.dataProperty().get());

            assertThat(prepared.data().rowCount()).isEqualTo(2);
            assertThat(about(prepared, "name")).isEqualTo(Value.of("table.csv"));
            assertThat(about(prepared, "source")).isEqualTo(Value.of(base + "/my/table.csv"));
            assertThat(useless(new DataChoice.Web(URI.create(base + "/other"))))
                    .contains("404")
                    .endsWith(".");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void onlyAddressesOfTheWebAreTaken() {
        DataChoice before = creation.dataProperty().get();

        for (String other :
                new String[] {"file:///etc/passwd", "not an address", "ftp://a/b", ""}) {
            creation.fetch(other);
        }

        assertThat(creation.dataProperty().get()).isEqualTo(before);
    }

    @Test
    void aDamagedFileIsASentenceWithANextStep() throws IOException {
        Path cut = Files.writeString(folder.resolve("cut.parquet"), "PAR1 and no more");

        assertThat(useless(new DataChoice.File(cut)))
                .contains("ends too early")
                .contains("again")
                .endsWith(".");
    }
}
