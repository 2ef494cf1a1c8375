package org.orrery.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.analytics.chart.ChartProposal;
import org.orrery.analytics.chart.ChartProposer;
import org.orrery.analytics.chart.ChartType;
import org.orrery.analytics.chart.ProposalOutcome;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Jobs;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.schema.PropertyType;
import org.orrery.model.value.Value;
import org.orrery.ui.fake.FakeRelayClient;
import org.orrery.ui.fake.ModelRoom;
import org.orrery.ui.fake.SampleRoom;

final class DataModelsTest {
    private final ModelRoom fake = new ModelRoom("collaborator");
    private final Jobs jobs = new Jobs(1, 10);
    private final FakeRelayClient relay = new FakeRelayClient(URI.create("http://relay.example"));
    private final TableModel table =
            new TableModel(
                    fake.room(), new FakeRelayClient(URI.create("http://relay.example")), jobs);
    private final ChartModel chart = new ChartModel(fake.room());
    private final FilterModel filters = new FilterModel(fake.room(), table);
    private final SelectionModel selection =
            new SelectionModel(fake.room(), table, fake.notices(), relay, jobs);

    @BeforeEach
    void load() {
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> {
                    fake.settle();
                    return table.dataSet().isPresent();
                });
    }

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    void aSampleNeedsNoRelay() {
        assertThat(table.dataSet().orElseThrow().rowCount()).isEqualTo(682);
        assertThat(table.problemProperty().get()).isEmpty();
    }

    @Test
    void theViewSaysWhatIsShownByWhat() {
        assertThat(chart.encoding().kind()).isEqualTo(Encoding.Kind.SCATTER);
        assertThat(chart.encoding().column(Encoding.Channel.COLOUR)).contains("Region");

        chart.setKind(Encoding.Kind.BAR);
        chart.setColumn(Encoding.Channel.SIZE, Optional.empty());
        fake.settle();

        assertThat(chart.encoding().kind()).isEqualTo(Encoding.Kind.BAR);
        assertThat(chart.encoding().column(Encoding.Channel.SIZE)).isEmpty();
    }

    @Test
    @Tag("VW5")
    void anAxisOfNumbersCanBeLogarithmic() {
        DataSet data = table.dataSet().orElseThrow();
        assertThat(chart.encoding().isLogarithmic(Encoding.Channel.X, data)).isFalse();

        chart.setLogarithmic(Encoding.Channel.X, true);
        fake.settle();

        assertThat(chart.encoding().isLogarithmic(Encoding.Channel.X, data)).isTrue();
        assertThat(chart.encoding().isLogarithmic(Encoding.Channel.Y, data)).isFalse();
    }

    @Test
    @Tag("VW5")
    void whatIsNotANumberIsNeverLogarithmic() {
        DataSet data = table.dataSet().orElseThrow();
        chart.setLogarithmic(Encoding.Channel.X, true);
        chart.setColumn(Encoding.Channel.X, Optional.of("Region"));
        fake.settle();
        assertThat(chart.encoding().isLogarithmic(Encoding.Channel.X, data)).isFalse();

        chart.setKind(Encoding.Kind.HISTOGRAM);
        fake.settle();
        assertThat(chart.encoding().canBeLogarithmic(Encoding.Channel.X, data)).isFalse();
        assertThat(chart.encoding().canBeLogarithmic(Encoding.Channel.Y, data)).isTrue();
    }

    @Test
    @Tag("VW1")
    void everyTypeOfTheSchemaIsAKindOfChart() {
        PropertyType type =
                Kinds.SCHEMA.kinds().stream()
                        .filter(kind -> kind.name().equals(Kinds.VIEW))
                        .findFirst()
                        .orElseThrow()
                        .properties()
                        .get("visualization_type");
        assertThat(((PropertyType.OneOf) java.util.Objects.requireNonNull(type)).words())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Encoding.Kind.values())
                                .map(Encoding.Kind::wireName)
                                .toList());
        assertThat(Encoding.Kind.of("hologram")).isEqualTo(Encoding.Kind.SCATTER);
        assertThat(Arrays.stream(ChartType.values()).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Encoding.Kind.values()).map(Enum::name).toList());
    }

    @Test
    void anOptionCountsOnlyWhereThereIsSomethingToSwitch() {
        chart.setOption(ChartOption.CONTOURS, true);
        chart.setOption(ChartOption.TRENDS, false);
        fake.settle();
        assertThat(chart.encoding().has(ChartOption.CONTOURS)).isFalse();
        assertThat(chart.encoding().has(ChartOption.TRENDS)).isFalse();
        chart.setKind(Encoding.Kind.SURFACE);
        fake.settle();
        assertThat(chart.encoding().has(ChartOption.CONTOURS)).isTrue();
    }

    @Test
    void everyProposalCanBeShown() {
        ProposalOutcome.Proposed proposed =
                (ProposalOutcome.Proposed) ChartProposer.propose(table.dataSet().orElseThrow());
        chart.setLogarithmic(Encoding.Channel.X, true);
        for (ChartProposal proposal : proposed.charts()) {
            chart.apply(proposal);
            fake.settle();
            assertThat(chart.encoding().kind().name()).isEqualTo(proposal.type().name());
            assertThat(chart.encoding().columns().get(Encoding.Channel.X)).isEqualTo(proposal.x());
            assertThat(chart.encoding().columns().get(Encoding.Channel.SIZE))
                    .isEqualTo(proposal.size());
            assertThat(chart.encoding().logarithmic()).isEmpty();
        }
        assertThat(proposed.charts()).hasSizeGreaterThan(3);
    }

    @Test
    void whatIsChosenAlreadyIsNotSentAgain() {
        long before = fake.client().document().sequence();

        chart.setKind(Encoding.Kind.SCATTER);
        chart.setColumn(Encoding.Channel.X, chart.encoding().column(Encoding.Channel.X));

        assertThat(fake.client().document().sequence()).isEqualTo(before);
    }

    @Test
    void filtersHideRows() {
        assertThat(filters.countProperty().get()).isEqualTo("448 of 682 rows");

        filters.setEnabled(filters.of("Year").orElseThrow(), false);
        fake.settle();
        assertThat(filters.visible().cardinality()).isEqualTo(616);

        filters.removeAll();
        fake.settle();
        assertThat(filters.visible().cardinality()).isEqualTo(682);
    }

    @Test
    void aNewFilterLetsEverythingPassUntilItIsNarrowed() {
        Column population =
                filters.unfiltered().stream()
                        .filter(column -> column.name().equals("Population"))
                        .findFirst()
                        .orElseThrow();
        filters.add(population);
        fake.settle();
        assertThat(filters.visible().cardinality()).isEqualTo(448);

        filters.setRange(filters.of("Population").orElseThrow(), 0, 1e7);
        fake.settle();
        assertThat(filters.visible().cardinality()).isLessThan(448).isPositive();
        assertThat(filters.unfiltered()).extracting(Column::name).doesNotContain("Population");
    }

    @Test
    void oneCategoryCanBeShownAlone() {
        filters.only("Region", "South Asia");
        fake.settle();

        assertThat(filters.of("Region").orElseThrow().categories()).containsExactly("South Asia");
        assertThat(filters.visible().cardinality()).isEqualTo(32);
    }

    @Test
    void theSelectionThatWasChangedLastStandsOutForAll() {
        selection.select(rows(3, 4, 5), false);
        fake.settle();
        assertThat(selection.rows()).isEqualTo(rows(3, 4, 5));
        assertThat(selection.by()).contains(SampleRoom.ADA);

        fake.client()
                .play(
                        SampleRoom.CHEN,
                        new Operation.Create(
                                fake.room().newId(),
                                "selection",
                                java.util.Map.of(
                                        "dataset",
                                        Value.of(fake.sample().dataset().toString()),
                                        "row_keys",
                                        Value.ofStrings(List.of("row:7")))));
        fake.settle();
        assertThat(selection.rows()).isEqualTo(rows(7));
        assertThat(selection.by()).contains(SampleRoom.CHEN);
    }

    @Test
    void aRowThatIsSelectedIsTakenOutWhenItIsAddedAgain() {
        selection.select(rows(1, 2), false);
        fake.settle();
        selection.select(rows(2), true);
        fake.settle();
        selection.select(rows(8), true);
        fake.settle();

        assertThat(selection.rows()).isEqualTo(rows(1, 8));
    }

    @Test
    void aSavedSelectionIsThereToComeBackTo() {
        selection.select(rows(3, 4, 5), false);
        fake.settle();
        selection.save("  The three ");
        fake.settle();
        selection.select(rows(7), false);
        fake.settle();

        assertThat(selection.rows()).isEqualTo(rows(7));
        assertThat(selection.saved())
                .extracting(SelectionModel.Saved::label)
                .containsExactly("The three");

        selection.recall(selection.saved().getFirst());
        fake.settle();
        assertThat(selection.rows()).isEqualTo(rows(3, 4, 5));

        selection.clear();
        selection.delete(selection.saved().getFirst());
        fake.settle();
        assertThat(selection.saved()).isEmpty();
        assertThat(selection.rows().isEmpty()).isTrue();
    }

    @Test
    @Tag("SE1")
    void aLargeSelectionIsFetchedByItsHash() {
        BitSet many = new BitSet();
        many.set(0, 5_000);
        SelectionModel another =
                new SelectionModel(fake.room(), table, fake.notices(), relay, jobs);

        selection.select(many, false);
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> {
                    fake.settle();
                    return !another.rows().isEmpty();
                });

        assertThat(selection.rows()).isEqualTo(many);
        assertThat(another.rows().cardinality()).as("rows there are").isEqualTo(682);
        selection.clear();
        fake.settle();
        assertThat(another.rows().isEmpty()).isTrue();
    }

    @Test
    @Tag("SE2")
    void aLargeSelectionThatCannotBeFetchedIsSaid() {
        BitSet many = new BitSet();
        many.set(0, 5_000);
        SelectionModel offline =
                new SelectionModel(
                        fake.room(),
                        table,
                        fake.notices(),
                        new FakeRelayClient(URI.create("http://other.example")),
                        jobs);

        selection.select(many, false);
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> {
                    fake.settle();
                    assertThat(fake.notices().toasts())
                            .anyMatch(notice -> notice.text().contains("could not be fetched"));
                });

        assertThat(offline.rows().isEmpty()).isTrue();
    }

    @Test
    void dataThatCannotBeFetchedIsExplained() {
        fake.client()
                .play(
                        SampleRoom.BRAM,
                        new Operation.Update(
                                fake.sample().dataset(), "sha256", Value.of("a".repeat(64))));
        fake.settle();

        assertThat(table.dataSet()).isEmpty();
        assertThat(table.problemProperty().get()).contains("does not answer");
    }

    private static BitSet rows(int... rows) {
        BitSet set = new BitSet();
        for (int row : rows) {
            set.set(row);
        }
        return set;
    }
}
