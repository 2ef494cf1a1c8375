package org.orrery.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.orrery.analytics.data.Column;
import org.orrery.model.document.Entity;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.space.Vec3;
import org.orrery.model.value.Value;
import org.orrery.net.ConnectionStatus;
import org.orrery.net.Overtaken;
import org.orrery.scene3d.PickTarget;
import org.orrery.testkit.display.FxToolkit;
import org.orrery.ui.fake.FakeRoomClient;
import org.orrery.ui.fake.SampleRoom;
import org.orrery.ui.scene.Tool;

final class RoomPageTest extends PageTest {
    @Test
    void theRoomShowsItsTitleAndItsPeople() {
        enter("collaborator");

        assertThat(((Label) node("#room-title")).getText()).isEqualTo("Life expectancy review");
        assertThat(node("#person-bram")).isNotNull();
        assertThat(page().model().roster.rows()).hasSize(8);
    }

    @Test
    void aMessageIsSentWithEnter() {
        SampleRoom room = enter("collaborator");
        FxToolkit.runOnFx(() -> {
            TextArea input = (TextArea) node("#chat-input");
            input.requestFocus();
            input.setText("Hello from a test");
        });

        press(KeyCode.ENTER, false, false);

        waitFor(
                "the message",
                () ->
                        page().model().chat.messages().getLast().body().equals("Hello from a test")
                                && !page().model().chat.messages().getLast().pending());
        assertThat(room.client().document().ofKind(Kinds.CHAT)).hasSize(6);
    }

    @Test
    void shiftEnterBreaksTheLine() {
        enter("collaborator");
        FxToolkit.runOnFx(() -> {
            TextArea input = (TextArea) node("#chat-input");
            input.requestFocus();
            input.setText("first");
            input.end();
        });

        press(KeyCode.ENTER, false, true);

        assertThat(FxToolkit.onFx(() -> ((TextArea) node("#chat-input")).getText()))
                .isEqualTo("first\n");
    }

    @Test
    void keysAreInertWhileOneTypes() {
        enter("collaborator");
        FxToolkit.runOnFx(() -> node("#chat-input").requestFocus());

        press(KeyCode.DIGIT3, false, false);

        assertThat(page().model().scene.toolProperty().get()).isEqualTo(Tool.SELECT);
    }

    @Test
    void aKeyTakesTheAnnotateToolAndAClickBeginsAnAnnotation() {
        SampleRoom room = enter("collaborator");
        FxToolkit.runOnFx(() -> page().requestFocus());
        press(KeyCode.DIGIT3, false, false);

        FxToolkit.runOnFx(
                () -> page().model().scene.click(new PickTarget.RowPick(5, Vec3.ZERO), false));
        FxToolkit.runOnFx(() -> ((TextArea) node("#annotation-draft")).setText("Look here"));
        click("#annotation-submit");

        waitFor("the thread", () -> page().model().annotations.openProperty().get().isPresent());
        Entity made = room.client().document().ofKind(Kinds.ANNOTATION).getLast();
        assertThat(room.client().document().ofKind(Kinds.ANNOTATION))
                .anySatisfy(each -> {
                    assertThat(each.text("body", "")).isEqualTo("Look here");
                    assertThat(each.text("row_key", "")).isEqualTo("row:5");
                });
        assertThat(made).isNotNull();
    }

    @Test
    void anAnalysisIsRunFromItsPanelAndShownInTheScene() {
        SampleRoom room = enter("collaborator");
        waitFor("the data", () -> page().model().table.dataSet().isPresent());
        click("#rail-analysis");

        click("#analysis-run");
        waitFor("the result", () -> !room.client().document().ofKind(Kinds.INSIGHT).isEmpty());
        Entity insight = room.client().document().ofKind(Kinds.INSIGHT).getFirst();
        waitFor("its card", () -> scene().lookup("#insight-show-" + insight.id()) != null);
        click("#insight-show-" + insight.id());

        waitFor(
                "the colours",
                () ->
                        Optional.ofNullable(room.client().document().entity(room.view()))
                                .filter(now ->
                                        now.text("color", "").equals(insight.text("title", "")))
                                .isPresent());
        waitFor(
                "the legend",
                () ->
                        page().model()
                                .bench
                                .chartProperty()
                                .get()
                                .legend()
                                .toString()
                                .contains("Group 1"));
    }

    @Test
    void theTableShowsTheVisibleRowsAndSelectsForEverybody() {
        enter("collaborator");
        waitFor("the rows", () -> !page().model().filters.visible().isEmpty());
        FxToolkit.runOnFx(() -> page().requestFocus());
        press(KeyCode.T, false, false);
        @SuppressWarnings("unchecked")
        TableView<Integer> table = (TableView<Integer>) node("#table");

        assertThat(FxToolkit.onFx(() -> table.getItems().size())).isEqualTo(448);
        FxToolkit.runOnFx(() -> {
            table.requestFocus();
            table.getSelectionModel().select(3);
        });
        int row = FxToolkit.onFx(() -> table.getItems().get(3));
        press(KeyCode.ENTER, false, false);
        waitFor("the selection", () -> page().model().selection.rows().get(row));

        Column population =
                page().model().table.dataSet().orElseThrow().column("Population").orElseThrow();
        double least =
                page().model().filters.visible().stream()
                        .mapToDouble(population::positionAt)
                        .min()
                        .orElseThrow();
        FxToolkit.runOnFx(() ->
                table.getColumns().stream()
                        .filter(column -> population.equals(column.getUserData()))
                        .forEach(column -> table.getSortOrder().setAll(List.of(column))));
        waitFor("the order", () -> population.positionAt(table.getItems().getFirst()) == least);

        FxToolkit.runOnFx(() -> page().requestFocus());
        press(KeyCode.T, false, false);
        assertThat(FxToolkit.onFx(() -> scene().lookup("#table"))).isNull();
    }

    @Test
    void undoAndRedoTakeMyOwnStepsOnly() {
        SampleRoom room = enter("collaborator");
        FxToolkit.runOnFx(() -> page().requestFocus());
        FxToolkit.runOnFx(() -> page().model().chart.setKind(org.orrery.ui.data.Encoding.Kind.BAR));
        waitFor("the step", () -> page().model().room.undoLabelProperty().get().contains("Bars"));

        press(KeyCode.Z, true, false);
        waitFor("the undo", () -> kind(room).equals("scatter_3d"));

        press(KeyCode.Z, true, true);
        waitFor("the redo", () -> kind(room).equals("bar_3d"));
    }

    @Test
    void aSuggestedChartIsShownToEverybody() {
        SampleRoom room = enter("collaborator");
        waitFor("the data", () -> page().model().table.dataSet().isPresent());
        var menu = (javafx.scene.control.MenuButton) node("#chart-suggest");
        FxToolkit.runOnFx(menu::show);

        FxToolkit.runOnFx(() -> menu.getItems().get(1).fire());

        waitFor("the chart", () -> !kind(room).equals("scatter_3d"));
        FxToolkit.runOnFx(menu::hide);
    }

    @Test
    void beingOvertakenOffersToRestoreMine() {
        SampleRoom room = enter("collaborator");
        Entity view =
                java.util.Objects.requireNonNull(room.client().document().entity(room.view()));
        room.client()
                .overtake(
                        new Overtaken(
                                view,
                                "color",
                                Value.of("Year"),
                                Value.of("Region"),
                                SampleRoom.BRAM));
        waitFor("the notice", () -> scene().lookup("#overtaken-restore") != null);

        click("#overtaken-restore");

        waitFor(
                "my value",
                () ->
                        Optional.ofNullable(room.client().document().entity(room.view()))
                                .filter(now -> now.text("color", "").equals("Year"))
                                .isPresent());
    }

    @Test
    void anObserverSeesWhyAControlIsOutOfReach() {
        enter("observer");

        Node annotate = node("#action-annotate");
        Node add = node("#bookmark-add");

        assertThat(annotate.isDisabled()).isTrue();
        assertThat(add.isDisabled()).isTrue();
        assertThat(node("#kind-bar_3d").isDisabled()).isTrue();
        assertThat(node("#chat-input").isDisabled()).isFalse();
        assertThat(annotate.getParent().getAccessibleHelp()).contains("Observer");
    }

    @Test
    void aNewRoleOpensControlsAtOnce() {
        SampleRoom room = enter("observer");

        room.client()
                .play(
                        SampleRoom.BRAM,
                        new Operation.Update(
                                room.member(SampleRoom.ADA), "role", Value.of("analyst")));

        waitFor("the tool", () -> !node("#action-annotate").isDisabled());
        assertThat(page().model().notices.history())
                .anySatisfy(notice -> assertThat(notice.text()).contains("Analyst"));
    }

    @Test
    void theConnectionIsShownAsALadder() {
        SampleRoom room = enter("collaborator");
        room.client()
                .setStatus(
                        new ConnectionStatus(
                                ConnectionStatus.Ladder.OFFLINE,
                                3,
                                java.time.Duration.ZERO,
                                java.time.Duration.ZERO,
                                0,
                                Optional.empty(),
                                "away"));
        waitFor(
                "offline",
                () -> ((Label) node("#status-connection")).getText().contains("3 changes"));

        click("#status-reconnect");
        waitFor(
                "connected",
                () -> ((Label) node("#status-connection")).getText().equals("Connected to relay"));
        room.client()
                .setStatus(
                        new ConnectionStatus(
                                ConnectionStatus.Ladder.CONNECTED,
                                0,
                                java.time.Duration.ZERO,
                                java.time.Duration.ZERO,
                                0,
                                Optional.of(new ConnectionStatus.Resumed(2, 1, 0)),
                                "back"));
        waitFor(
                "what became of them",
                () ->
                        page().model().notices.history().stream()
                                .anyMatch(notice -> notice.text().contains("2 were taken over")));
    }

    @Test
    void theSelectionIsSharedAndItsRowShown() {
        SampleRoom room = enter("collaborator");

        FxToolkit.runOnFx(
                () -> page().model().scene.click(new PickTarget.RowPick(8, Vec3.ZERO), false));
        FxToolkit.runOnFx(() -> page().togglePanel(SidePanels.Kind.ROW));

        waitFor("the values", () -> !scene().getRoot().lookupAll(".row-value").isEmpty());
        assertThat(room.client().document().ofKind(Kinds.SELECTION)).hasSize(1);
        BitSet eight = new BitSet();
        eight.set(8);
        assertThat(page().model().selection.rows()).isEqualTo(eight);
    }

    @Test
    void thePaletteDoesWhatItLists() {
        enter("collaborator");
        FxToolkit.runOnFx(() -> page().requestFocus());
        press(KeyCode.K, true, false);
        waitFor("the palette", () -> scene().lookup("#palette-query") != null);
        FxToolkit.runOnFx(() ->
                ((javafx.scene.control.TextField) node("#palette-query")).setText("rectangle"));

        press(KeyCode.ENTER, false, false);

        assertThat(page().model().scene.toolProperty().get()).isEqualTo(Tool.RECTANGLE);
    }

    @Test
    void theThemeIsSwitchedAtRunTimeAndRemembered() {
        enter("collaborator");

        click("#action-theme");

        assertThat(services.settings().load().dark()).isFalse();
        assertThat(scene().getStylesheets()).anyMatch(sheet -> sheet.endsWith("light.css"));
    }

    @Test
    void leavingGoesBackToTheStartPageAndClosesTheRoom() {
        FakeRoomClient client = enter("collaborator").client();

        click("#action-leave");

        assertThat(node("#start-page")).isNotNull();
        assertThat(client.isClosed()).isTrue();
    }

    private static String kind(SampleRoom room) {
        Entity view = room.client().document().entity(room.view());
        return view == null ? "" : view.text("visualization_type", "");
    }
}
