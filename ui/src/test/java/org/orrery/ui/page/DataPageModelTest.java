package org.orrery.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.analytics.csv.ColumnType;
import org.orrery.analytics.csv.ColumnType.As;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.job.Jobs;
import org.orrery.analytics.summary.ColumnSummary;
import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.value.Value;
import org.orrery.ui.data.TableModel;
import org.orrery.ui.fake.FakeRelayClient;
import org.orrery.ui.fake.ModelRoom;
import org.orrery.ui.fake.SampleRoom;

final class DataPageModelTest {
    private ModelRoom fake = new ModelRoom("collaborator");
    private final Jobs jobs = new Jobs(1, 10);
    private TableModel table = table();
    private DataPageModel page = new DataPageModel(fake.room(), table, jobs);

    private TableModel table() {
        return new TableModel(
                fake.room(), new FakeRelayClient(URI.create("http://relay.example")), jobs);
    }

    private void enter(String role) {
        fake = new ModelRoom(role);
        table = table();
        page = new DataPageModel(fake.room(), table, jobs);
    }

    private void waitUntil(BooleanSupplier condition) {
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> {
                    fake.settle();
                    return condition.getAsBoolean();
                });
    }

    private void load() {
        waitUntil(() -> table.dataSet().isPresent());
    }

    private Column column(String name) {
        return table.dataSet().orElseThrow().column(name).orElseThrow();
    }

    private Entity entity(EntityId id) {
        return Objects.requireNonNull(fake.client().document().entity(id));
    }

    private Entity me() {
        return entity(fake.sample().member(SampleRoom.ADA));
    }

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    void columnsAreSummarisedWhileThePageIsOpen() {
        load();
        assertThat(page.columns()).hasSize(table.dataSet().orElseThrow().columns().size());
        assertThat(page.columns()).allMatch(row -> row.summary().isEmpty());

        page.open();
        waitUntil(() -> page.columns().stream().allMatch(row -> row.summary().isPresent()));

        ColumnSummary year =
                page.columns().stream()
                        .filter(row -> row.column().name().equals("Year"))
                        .findFirst()
                        .orElseThrow()
                        .summary()
                        .orElseThrow();
        assertThat(year)
                .isInstanceOfSatisfying(
                        ColumnSummary.OfNumbers.class,
                        numbers -> {
                            assertThat(numbers.numbers().min()).isEqualTo(1955);
                            assertThat(numbers.count() + numbers.missing()).isEqualTo(682);
                        });
        waitUntil(() -> page.progressProperty().get() == 1);
    }

    @Test
    void whatIsBeingSummarisedCanBeGivenUp() {
        load();
        page.open();
        page.cancel();
        fake.settle();

        assertThat(page.progressProperty().get()).isEqualTo(1);
        assertThat(page.problemProperty().get()).isEmpty();
    }

    @Tag("DF11")
    @Test
    void aTypeIsDecidedForEverybodyAndUndone() {
        load();
        assertThat(column("Year")).isInstanceOf(NumberColumn.class);

        page.decide(column("Year"), Optional.of(ColumnType.of(As.CATEGORY)));
        waitUntil(() -> column("Year") instanceof CategoryColumn);

        assertThat(entity(fake.sample().dataset()).get("types"))
                .isEqualTo(
                        new Value.MapOf(
                                Map.of(
                                        "Year",
                                        new Value.MapOf(Map.of("as", Value.of("category"))))));
        assertThat(page.columns())
                .anyMatch(row -> row.column().name().equals("Year") && row.decided().isPresent());

        var _ = fake.room().undo();
        waitUntil(() -> column("Year") instanceof NumberColumn);
    }

    @Tag("DF12")
    @Test
    void valuesThatDoNotFitAreToldToThePerson() {
        load();

        page.decide(column("Region"), Optional.of(ColumnType.of(As.NUMBER)));
        waitUntil(() -> column("Region") instanceof NumberColumn);

        assertThat(table.remarksProperty().get())
                .startsWith("682 of 682 values of \"Region\" are no numbers and count as missing");
    }

    @Tag("DF11")
    @Test
    void whatAProgramDoesNotUnderstandCountsAsNotDecided() {
        load();
        fake.client()
                .play(
                        SampleRoom.BRAM,
                        new Operation.Update(
                                fake.sample().dataset(),
                                "types",
                                new Value.MapOf(
                                        Map.of(
                                                "Year",
                                                new Value.MapOf(Map.of("as", Value.of("colour"))),
                                                "Region",
                                                Value.of(7),
                                                "Country",
                                                new Value.MapOf(Map.of("as", Value.of("text")))))));
        waitUntil(() -> !(column("Country") instanceof CategoryColumn));

        assertThat(table.types()).containsOnlyKeys("Country");
        assertThat(column("Year")).isInstanceOf(NumberColumn.class);
    }

    @Test
    void whoMayNotChangeDataIsTold() {
        enter("observer");
        load();

        assertThat(page.objection()).isNotEmpty();
        page.decide(column("Year"), Optional.of(ColumnType.of(As.TEXT)));
        fake.settle();

        assertThat(column("Year")).isInstanceOf(NumberColumn.class);
    }

    @Tag("DF14")
    @Test
    void whoHasReadTheBytesSaysSoAndTheOthersAreNamed() {
        load();
        waitUntil(() -> !me().text("data_sha256", "").isEmpty());
        String sha = table.dataSet().orElseThrow().sha256();

        assertThat(me().text("data_sha256", "")).isEqualTo(sha);
        assertThat(page.standing().verified()).containsExactly("Ada Nowak");
        assertThat(page.standing().open()).contains("Bram de Vries").doesNotContain("Hana Kimura");
        assertThat(page.verifiedProperty().get()).startsWith("1 of 5 members");

        for (UserId user : List.of(SampleRoom.BRAM, SampleRoom.CHEN)) {
            fake.client()
                    .play(
                            user,
                            new Operation.Update(
                                    fake.sample().member(user), "data_sha256", Value.of(sha)));
        }
        fake.settle();
        assertThat(page.verifiedProperty().get()).startsWith("3 of 5 members");
        assertThat(fake.room().undoLabelProperty().get()).isEmpty();
    }

    @Tag("DF14")
    @Test
    void nobodySaysItInASessionThatIsOver() {
        fake.sample().session("state", Value.of("ended"));
        load();
        fake.settle();

        assertThat(me().text("data_sha256", "")).isEmpty();
    }
}
