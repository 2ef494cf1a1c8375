package org.orrery.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.operation.Operation;
import org.orrery.model.space.Vec3;
import org.orrery.model.value.Value;
import org.orrery.scene3d.Marker;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.chart.ChartAxes;
import org.orrery.testkit.display.FxToolkit;
import org.orrery.ui.annotation.AnnotationThread;
import org.orrery.ui.fake.SampleRoom;

/// Where pins stand while charts and filters change, in a real window.
final class AnnotationPlacesTest extends PageTest {
    @Test
    @Tag("AN2")
    void aGroupStandsInTheMiddleOfItsRowsAsFarAsTheyAreDrawn() {
        SampleRoom room = enter("admin");
        BitSet rows = drawnRows(6);
        AnnotationThread thread =
                publish(() -> page().model().annotations.beginGroup(rows, "", Vec3.ZERO));
        assertThat(pin(thread)).contains(middle(rows));

        room.client()
                .play(
                        SampleRoom.BRAM,
                        new Operation.Update(room.view(), "x", Value.of("Population")));

        waitFor("the other axis", () -> pin(thread).equals(Optional.of(middle(rows))));
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            assertThat(positions().isDrawn(row)).isTrue();
        }
    }

    @Test
    @Tag("AN2")
    void aValueStandsOnWhicheverAxisShowsItsColumn() {
        SampleRoom room = enter("admin");
        AnnotationThread thread =
                publish(() ->
                        page().model()
                                .annotations
                                .beginAxis("Year", OptionalDouble.of(1985), Vec3.ZERO));
        Vec3 before = pin(thread).orElseThrow();
        assertThat(axes().value(ChartAxes.Axis.Z, before).orElseThrow())
                .isCloseTo(1985, org.assertj.core.data.Offset.offset(1e-6));

        room.client()
                .play(
                        SampleRoom.BRAM,
                        new Operation.Update(room.view(), "x", Value.of("Year")),
                        new Operation.Update(room.view(), "z", Value.Nil.NIL));

        waitFor("the other axis", () -> pin(thread).filter(at -> !at.equals(before)).isPresent());
        assertThat(axes().value(ChartAxes.Axis.X, pin(thread).orElseThrow()).orElseThrow())
                .isCloseTo(1985, org.assertj.core.data.Offset.offset(1e-6));
        room.client().play(SampleRoom.BRAM, new Operation.Update(room.view(), "x", Value.Nil.NIL));
        waitFor("no axis shows it", () -> pin(thread).isEmpty());
    }

    @Test
    @Tag("AN1")
    void whatIsSelectedIsAnnotatedByAKey() {
        enter("collaborator");
        BitSet rows = drawnRows(4);
        FxToolkit.runOnFx(() -> {
            page().model().selection.select(rows, false);
            page().requestFocus();
        });
        waitFor("the selection", () -> page().model().selection.rows().cardinality() == 4);

        press(KeyCode.A, false, true);
        FxToolkit.runOnFx(() -> ((TextArea) node("#annotation-draft")).setText("These four"));
        click("#annotation-submit");

        waitFor(
                "the thread",
                () ->
                        page().model().annotations.threads().stream()
                                .anyMatch(each -> each.subject().equals("4 rows")));
    }

    @Test
    @Tag("AN5")
    void aLinkIsOpenedAfterAQuestion() {
        enter("collaborator");
        publish(
                () -> page().model().annotations.begin(3, Vec3.ZERO),
                "See [it](https://example.org/why)");
        waitFor("the link", () -> scene().lookup(".markdown-link") != null);

        FxToolkit.runOnFx(() -> ((Hyperlink) node(".markdown-link")).fire());
        waitFor("the question", () -> scene().lookup("#confirm-go") != null);
        assertThat(services.opened()).isEmpty();
        FxToolkit.runOnFx(() -> ((ButtonBase) node("#confirm-go")).fire());

        assertThat(services.opened())
                .containsExactly(java.net.URI.create("https://example.org/why"));
    }

    private AnnotationThread publish(Runnable begin) {
        return publish(begin, "Look");
    }

    private AnnotationThread publish(Runnable begin, String body) {
        FxToolkit.runOnFx(() -> {
            begin.run();
            page().model().annotations.publish(body);
        });
        waitFor(
                "the thread",
                () ->
                        page().model()
                                .annotations
                                .openProperty()
                                .get()
                                .flatMap(page().model().annotations::thread)
                                .isPresent());
        return FxToolkit.onFx(() ->
                page().model()
                        .annotations
                        .openProperty()
                        .get()
                        .flatMap(page().model().annotations::thread)
                        .orElseThrow());
    }

    private Optional<Vec3> pin(AnnotationThread thread) {
        List<Marker> markers =
                page().model().scene.markers(page().model().bench.chartsProperty().get());
        return markers.stream()
                .filter(marker -> marker.id().equals(thread.id().toString()))
                .map(Marker::position)
                .findFirst();
    }

    private RowPositions positions() {
        return page().model().bench.chartProperty().get().content().rows();
    }

    private ChartAxes axes() {
        return page().model().bench.chartProperty().get().axes();
    }

    private BitSet drawnRows(int count) {
        BitSet rows = new BitSet();
        BitSet drawn = positions().drawn();
        for (int row = drawn.nextSetBit(0);
                rows.cardinality() < count;
                row = drawn.nextSetBit(row + 1)) {
            rows.set(row);
        }
        return rows;
    }

    private Vec3 middle(BitSet rows) {
        Vec3 sum = Vec3.ZERO;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            sum = sum.add(positions().of(row).orElseThrow());
        }
        return sum.mul(1.0 / rows.cardinality());
    }
}
