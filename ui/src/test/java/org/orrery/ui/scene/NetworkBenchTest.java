package org.orrery.ui.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.analytics.csv.DataSetReader;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Jobs;
import org.orrery.analytics.job.Progress;
import org.orrery.analytics.sample.SampleData;
import org.orrery.ui.data.Encoding;
import org.orrery.ui.data.Encoding.Channel;
import org.orrery.ui.fake.ModelRoom;

final class NetworkBenchTest {
    private static final Encoding FLIGHTS =
            encoding(Encoding.Kind.NETWORK, Map.of(Channel.FROM, "From", Channel.TO, "To"));
    private final ModelRoom fake = new ModelRoom("collaborator");
    private final Jobs jobs = new Jobs(1, 10);
    private final AtomicInteger changes = new AtomicInteger();
    private final NetworkBench bench =
            new NetworkBench(jobs, fake.room().inbox(), changes::incrementAndGet);
    private final DataSet data = flights();

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    @Tag("VW9")
    void aNetworkIsLaidOutOnceWhateverElseChanges() {
        show(FLIGHTS);
        await(NetworkBench.State.Idle.class);
        assertThat(bench.network(data, FLIGHTS).orElseThrow().names()).hasSize(230);
        assertThat(changes).hasValue(1);
        show(
                encoding(
                        Encoding.Kind.NETWORK,
                        Map.of(
                                Channel.FROM,
                                "From",
                                Channel.TO,
                                "To",
                                Channel.COLOUR,
                                "From state")));
        assertThat(bench.network(data, FLIGHTS)).isPresent();
        assertThat(bench.stateProperty().get()).isInstanceOf(NetworkBench.State.Idle.class);
    }

    @Test
    void withoutColumnsItSaysWhatToChoose() {
        show(encoding(Encoding.Kind.NETWORK, Map.of(Channel.FROM, "From")));
        assertThat(bench.stateProperty().get())
                .isEqualTo(
                        new NetworkBench.State.Impossible(
                                "Choose what is linked: a column for From and one for To."));
        show(encoding(Encoding.Kind.SCATTER, Map.of()));
        assertThat(bench.stateProperty().get()).isInstanceOf(NetworkBench.State.Idle.class);
    }

    @Test
    void itCanBeStoppedAndBegunAgain() {
        CountDownLatch gate = new CountDownLatch(1);
        var _ = jobs.submit("before", _ -> gate.await(20, TimeUnit.SECONDS));
        show(FLIGHTS);
        assertThat(bench.stateProperty().get()).isInstanceOf(NetworkBench.State.Running.class);
        bench.cancel();
        assertThat(bench.stateProperty().get()).isInstanceOf(NetworkBench.State.Stopped.class);
        show(FLIGHTS);
        assertThat(bench.stateProperty().get())
                .as("not begun again by what does not matter")
                .isInstanceOf(NetworkBench.State.Stopped.class);
        bench.again();
        gate.countDown();
        await(NetworkBench.State.Idle.class);
        assertThat(bench.network(data, FLIGHTS)).isPresent();
    }

    private void show(Encoding chart) {
        bench.show(data, List.of(chart), chart);
    }

    private void await(Class<? extends NetworkBench.State> state) {
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .until(() -> {
                    fake.settle();
                    return state.isInstance(bench.stateProperty().get());
                });
    }

    private static Encoding encoding(Encoding.Kind kind, Map<Channel, String> columns) {
        return new Encoding(kind, columns, Set.of(), Set.of());
    }

    private static DataSet flights() {
        ReadOutcome outcome =
                new DataSetReader().read("flights", SampleData.FLIGHTS.bytes(), Progress.NONE);
        assertThat(List.of(outcome)).hasOnlyElementsOfType(ReadOutcome.Loaded.class);
        return ((ReadOutcome.Loaded) outcome).dataSet();
    }
}
