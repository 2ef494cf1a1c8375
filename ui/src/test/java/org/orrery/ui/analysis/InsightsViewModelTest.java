package org.orrery.ui.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.analytics.analysis.Method;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.job.Jobs;
import org.orrery.model.document.Entity;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.ui.annotation.AnnotationsViewModel;
import org.orrery.ui.data.ChartModel;
import org.orrery.ui.data.Encoding;
import org.orrery.ui.data.FilterModel;
import org.orrery.ui.data.TableModel;
import org.orrery.ui.fake.FakeRelayClient;
import org.orrery.ui.fake.ModelRoom;

final class InsightsViewModelTest {
    private final ModelRoom fake = new ModelRoom("collaborator");
    private final Jobs jobs = new Jobs(1, 10);
    private final TableModel table =
            new TableModel(
                    fake.room(), new FakeRelayClient(URI.create("http://relay.example")), jobs);
    private final ChartModel chart = new ChartModel(fake.room());
    private final FilterModel filters = new FilterModel(fake.room(), table);
    private final AnnotationsViewModel annotations =
            new AnnotationsViewModel(
                    fake.room(),
                    table,
                    new org.orrery.ui.data.RowBlobs(
                            new FakeRelayClient(URI.create("http://relay.example")), jobs));
    private final InsightsViewModel insights =
            new InsightsViewModel(fake.room(), table, chart, annotations, jobs);

    @BeforeEach
    void load() {
        await(() -> table.dataSet().isPresent());
    }

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    @Tag("IN2")
    void aResultIsSharedAndBecomesAColumn() {
        insights.run(
                Method.K_MEANS,
                List.of("Fertility (children per woman)", "Life expectancy (years)"),
                3,
                1);
        await(() -> insights.insights().size() == 1);

        Insight insight = insights.insights().getFirst();
        assertThat(insight.request().title()).isEqualTo("Groups of Fertility, Life expectancy");
        assertThat(insight.finding()).contains("3 groups of 682 rows");
        assertThat(insight.owner()).isEqualTo(fake.room().me());
        assertThat(table.dataSet().orElseThrow().column(insight.request().title()))
                .get()
                .isInstanceOfSatisfying(
                        CategoryColumn.class,
                        column ->
                                assertThat(column.labels())
                                        .containsExactly("Group 1", "Group 2", "Group 3"));
    }

    @Test
    @Tag("IN1")
    void everybodyComputesTheSameFromWhatIsShared() {
        insights.run(
                Method.K_MEANS,
                List.of("Fertility (children per woman)", "Life expectancy (years)"),
                0,
                1);
        await(() -> insights.insights().size() == 1);
        String title = insights.insights().getFirst().request().title();
        TableModel another =
                new TableModel(
                        fake.room(), new FakeRelayClient(URI.create("http://relay.example")), jobs);

        await(() -> another.dataSet().flatMap(data -> data.column(title)).isPresent());

        var mine = table.dataSet().orElseThrow().column(title).orElseThrow();
        var theirs = another.dataSet().orElseThrow().column(title).orElseThrow();
        for (int row = 0; row < mine.size(); row++) {
            assertThat(theirs.textAt(row)).isEqualTo(mine.textAt(row));
        }
    }

    @Test
    void aColumnOfAResultCanBeShownAndFilteredBy() {
        insights.run(
                Method.K_MEANS,
                List.of("Fertility (children per woman)", "Life expectancy (years)"),
                2,
                1);
        await(() -> insights.insights().size() == 1);
        Insight insight = insights.insights().getFirst();

        insights.show(insight);
        filters.removeAll();
        filters.only(insight.request().title(), "Group 1");
        fake.settle();

        assertThat(chart.encoding().column(Encoding.Channel.COLOUR))
                .contains(insight.request().title());
        assertThat(filters.visible().cardinality()).isBetween(1, 681);
    }

    @Test
    void componentsBecomeTheAxes() {
        chart.setKind(Encoding.Kind.BAR);
        insights.run(
                Method.PCA,
                List.of("Fertility (children per woman)", "Life expectancy (years)", "Population"),
                0,
                1);
        await(() -> insights.insights().size() == 1);

        insights.show(insights.insights().getFirst());
        fake.settle();

        assertThat(chart.encoding().kind()).isEqualTo(Encoding.Kind.SCATTER);
        assertThat(chart.encoding().column(Encoding.Channel.Z).orElseThrow())
                .endsWith(": component 3");
    }

    @Test
    void twoResultsOfOneNameAreToldApart() {
        for (int i = 1; i <= 2; i++) {
            int count = i;
            insights.run(Method.OUTLIERS, List.of("Population"), 0, 1);
            await(() -> insights.insights().size() == count);
        }

        assertThat(insights.insights())
                .extracting(insight -> insight.request().title())
                .containsExactly("Outliers in Population 2", "Outliers in Population");
    }

    @Test
    void aDeletedResultTakesItsColumnsAlong() {
        insights.run(Method.OUTLIERS, List.of("Population"), 0, 1);
        await(() -> insights.insights().size() == 1);

        insights.delete(insights.insights().getFirst());
        fake.settle();

        assertThat(insights.insights()).isEmpty();
        assertThat(table.dataSet().orElseThrow().column("Outliers in Population")).isEmpty();
    }

    @Test
    @Tag("IN3")
    void aRemarkIsAboutAResult() {
        insights.run(Method.OUTLIERS, List.of("Population"), 0, 1);
        await(() -> insights.insights().size() == 1);

        insights.discuss(insights.insights().getFirst());
        assertThat(annotations.publish("Is China one of them?")).isTrue();
        fake.settle();

        assertThat(insights.insights().getFirst().questions()).isEqualTo(1);
        assertThat(annotations.threads().getFirst().subject()).isEqualTo("Outliers in Population");
        assertThat(annotations.threads().getFirst().anchor())
                .isEqualTo(new org.orrery.ui.annotation.Anchor.Insight());
    }

    @Test
    void whatMakesNoSenseIsSaidAndShared() {
        insights.run(Method.PCA, List.of("Population"), 0, 1);
        assertThat(insights.problemProperty().get()).contains("at least two columns");

        insights.run(Method.OUTLIERS, List.of("No such column"), 0, 1);
        await(() -> insights.problemProperty().get().contains("No such column"));

        assertThat(fake.room().document().ofKind(Kinds.INSIGHT)).isEmpty();
    }

    @Test
    @Tag("IN2")
    void whatAnotherVersionWroteIsLeftAlone() {
        Entity source = table.source().orElseThrow();
        var _ =
                fake.room()
                        .submit(
                                "odd",
                                new Operation.Create(
                                        fake.room().newId(),
                                        Kinds.INSIGHT,
                                        Map.of(
                                                "dataset", Value.of(source.id().toString()),
                                                "title", Value.of("Odd"),
                                                "method", Value.of("k_means"),
                                                "groups", Value.of(1),
                                                "columns", Value.ofStrings(List.of("a", "a")),
                                                "finding", Value.of("?"))));
        fake.settle();

        assertThat(insights.insights()).isEmpty();
        assertThat(table.dataSet()).isPresent();
    }

    private void await(BooleanSupplier condition) {
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> {
                    fake.settle();
                    return condition.getAsBoolean();
                });
    }
}
