package org.orrery.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.orrery.model.schema.Kinds;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.PointCloud;
import org.orrery.testkit.display.FxToolkit;
import org.orrery.testkit.display.Screenshot;
import org.orrery.ui.data.RoomChart;
import org.orrery.ui.fake.SampleRoom;

/// Several charts in one room, with the keys and buttons of the window. Its pictures are in `target/pictures`.
final class SeveralChartsTest extends PageTest {

    @Test
    void chartsAreAddedVisitedAndRemoved() {
        SampleRoom room = enter("collaborator");
        focusPage();
        press(KeyCode.N, false, false);
        waitForCharts(2);
        click("#kind-bar_3d");
        waitFor("a bar chart in the document", () -> views(room).contains("bar_3d"));
        assertThat(views(room)).containsExactlyInAnyOrder("scatter_3d", "bar_3d");
        waitFor("the camera at the second chart", () -> distanceTo(1) < 0.1);
        picture("second");

        focusPage();
        press(KeyCode.PAGE_DOWN, true, false);
        waitFor("the camera back at the first", () -> distanceTo(0) < 0.1);
        click("#chart-2");
        waitFor("the second again", () -> distanceTo(1) < 0.1);
        press(KeyCode.H, false, true);
        waitFor("all in the picture", () -> distanceTo(0) > 5 && distanceTo(1) > 5);
        picture("overview");
        click("#chart-remove");
        waitFor("one chart", () -> charts().size() == 1);
        assertThat(views(room)).containsExactly("scatter_3d");
    }

    @Test
    void aSelectionStandsOutInEveryChart() {
        enter("collaborator");
        focusPage();
        press(KeyCode.N, false, false);
        waitForCharts(2);
        BitSet rows = new BitSet();
        rows.set(100, 140);
        FxToolkit.runOnFx(() -> page().model().scene.select(rows, false));
        waitFor(
                "halos in both",
                () ->
                        page().model().bench.chartsProperty().get().stream()
                                .allMatch(
                                        drawn -> hasSelected(drawn.picture().content().points())));
        picture("selected");
    }

    @Test
    void aDraftIsSharedByItsButtonAlone() {
        SampleRoom room = enter("collaborator");
        focusPage();
        press(KeyCode.N, false, true);
        waitForCharts(2);
        click("#kind-surface_3d");
        waitFor("a draft", () -> node("#chart-publish").isVisible());
        picture("draft");
        FxToolkit.runOnFx(() -> page().toggleTheme());
        picture("draft-other-theme");
        assertThat(room.client().document().ofKind(Kinds.VIEW)).hasSize(1);

        click("#chart-publish");
        waitFor("it is shared", () -> views(room).contains("surface_3d"));
        waitFor("no draft", () -> charts().stream().noneMatch(RoomChart::draft));
    }

    private void focusPage() {
        FxToolkit.runOnFx(() -> page().requestFocus());
    }

    private List<RoomChart> charts() {
        return page().model().chart.charts();
    }

    private void waitForCharts(int count) {
        waitFor(
                count + " charts",
                () -> page().model().bench.chartsProperty().get().size() == count);
    }

    private static List<String> views(SampleRoom room) {
        return room.client().document().ofKind(Kinds.VIEW).stream()
                .map(view -> view.text("visualization_type", ""))
                .toList();
    }

    /// How far the camera looks past a chart.
    private double distanceTo(int chart) {
        Vec3 place = charts().get(chart).offset();
        Vec3 target = page().scene().pose().target();
        return place.sub(target).sub(new Vec3(0, place.sub(target).y(), 0)).length();
    }

    private static boolean hasSelected(List<PointCloud> clouds) {
        for (PointCloud cloud : clouds) {
            for (byte flags : cloud.flags()) {
                if ((flags & PointCloud.SELECTED) != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private void picture(String name) {
        FxToolkit.waitForFrames(40);
        Screenshot.of(scene(), Path.of("target", "pictures", "charts-" + name + ".png"));
    }
}
