package org.orrery.ui.room;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.orrery.model.schema.Kinds;
import org.orrery.ui.action.ActionSet;
import org.orrery.ui.action.UiAction;
import org.orrery.ui.action.UiAction.Group;
import org.orrery.ui.scene.Tool;
import org.orrery.ui.text.Texts;

/// Everything that can be done in a room, in one list.
final class RoomActions {
    private RoomActions() {}

    static ActionSet of(RoomPage page, RoomViewModel model) {
        ActionSet actions = new ActionSet();
        addScene(actions, page, model);
        addTools(actions, page, model);
        addData(actions, page);
        ChartActions.add(actions, page, model);
        addEdit(actions, page, model);
        addPeople(actions, page, model);
        addTour(actions, page, model);
        MeetingActions.add(actions, page, model.meeting);
        addExport(actions, page, model);
        addWindow(actions, page);
        return actions;
    }

    private static void addScene(ActionSet actions, RoomPage page, RoomViewModel model) {
        actions.add("home", Group.SCENE, MaterialDesignH.HOME_OUTLINE, "H", page.scene()::home)
                .add(
                        "frame",
                        Group.SCENE,
                        MaterialDesignF.FIT_TO_PAGE_OUTLINE,
                        "F",
                        page.scene()::frameData)
                .add(
                        "people",
                        Group.SCENE,
                        MaterialDesignA.ACCOUNT_EYE_OUTLINE,
                        "V",
                        () -> model.scene.peopleProperty().set(!model.scene.peopleProperty().get()))
                .add(
                        "cameras",
                        Group.SCENE,
                        MaterialDesignC.CAMERA_METERING_CENTER,
                        "Shift+V",
                        () ->
                                model.scene
                                        .camerasProperty()
                                        .set(!model.scene.camerasProperty().get()))
                .add(
                        "focus",
                        Group.SCENE,
                        MaterialDesignC.CUBE_SCAN,
                        "F6",
                        page.scene()::focusScene);
    }

    private static void addTools(ActionSet actions, RoomPage page, RoomViewModel model) {
        tool(actions, model, "select", MaterialDesignC.CURSOR_DEFAULT_OUTLINE, "1", Tool.SELECT);
        tool(actions, model, "rectangle", MaterialDesignS.SELECT_DRAG, "2", Tool.RECTANGLE);
        tool(actions, model, "lasso", MaterialDesignL.LASSO, "5", Tool.LASSO);
        actions.add(
                "annotate",
                Group.TOOLS,
                MaterialDesignM.MESSAGE_PLUS_OUTLINE,
                "3",
                model.room.access().creationObjection(Kinds.ANNOTATION),
                () -> model.scene.toolProperty().set(Tool.ANNOTATE));
        actions.add(
                "measure",
                Group.TOOLS,
                MaterialDesignR.RULER,
                "6",
                model.room.access().creationObjection(Kinds.MEASURE),
                () -> model.scene.toolProperty().set(Tool.MEASURE));
        actions.add(
                "annotate.selection",
                Group.TOOLS,
                MaterialDesignM.MESSAGE_PLUS_OUTLINE,
                "Shift+A",
                model.room.access().creationObjection(Kinds.ANNOTATION),
                page::annotateSelection);
        tool(actions, model, "point", MaterialDesignL.LASER_POINTER, "4", Tool.POINT);
    }

    private static void tool(
            ActionSet actions, RoomViewModel model, String id, Ikon icon, String key, Tool tool) {
        actions.add(id, Group.TOOLS, icon, key, () -> model.scene.toolProperty().set(tool));
    }

    private static void addEdit(ActionSet actions, RoomPage page, RoomViewModel model) {
        actions.add(
                        stepAction(
                                "undo",
                                MaterialDesignU.UNDO,
                                "Shortcut+Z",
                                model.room.undoLabelProperty(),
                                model::undo))
                .add(
                        stepAction(
                                "redo",
                                MaterialDesignR.REDO,
                                "Shortcut+Shift+Z",
                                model.room.redoLabelProperty(),
                                model::redo))
                .add(
                        new UiAction(
                                "redo.windows",
                                Group.EDIT,
                                MaterialDesignR.REDO,
                                KeyCombination.valueOf("Shortcut+Y"),
                                new javafx.beans.property.ReadOnlyStringWrapper(
                                        Texts.of("action.redo")),
                                objection(model.room.redoLabelProperty(), "redo.nothing"),
                                model::redo))
                .add(
                        "deselect",
                        Group.EDIT,
                        MaterialDesignS.SELECT_OFF,
                        "Shift+X",
                        model.selection::clear)
                .add(
                        "filters.clear",
                        Group.EDIT,
                        MaterialDesignF.FILTER_OFF_OUTLINE,
                        null,
                        model.room.access().creationObjection(Kinds.FILTER),
                        model.filters::removeAll)
                .add(
                        "bookmark",
                        Group.EDIT,
                        MaterialDesignB.BOOKMARK_PLUS_OUTLINE,
                        "Shortcut+D",
                        model.room.access().creationObjection(Kinds.BOOKMARK),
                        page::addBookmark);
    }

    private static void addData(ActionSet actions, RoomPage page) {
        actions.add(
                "query",
                Group.TOOLS,
                MaterialDesignD.DATABASE_SEARCH,
                "Shortcut+E",
                page::openQuery);
        actions.add(
                "data.page",
                Group.TOOLS,
                MaterialDesignT.TABLE_HEADERS_EYE,
                "Shift+T",
                page::openDataPage);
    }

    private static void addExport(ActionSet actions, RoomPage page, RoomViewModel model) {
        ObservableValue<String> objection =
                model.meeting
                        .standProperty()
                        .map(stand ->
                                stand.policy().exportAllowed() ? "" : Texts.of("policy.export.no"));
        actions.add(
                        "export.picture",
                        Group.EDIT,
                        MaterialDesignI.IMAGE_OUTLINE,
                        "Shortcut+Shift+S",
                        objection,
                        page::exportPicture)
                .add(
                        "export.rows",
                        Group.EDIT,
                        MaterialDesignT.TABLE_ARROW_DOWN,
                        "Shortcut+Shift+E",
                        objection,
                        page::exportRows)
                .add(
                        "export.drawing",
                        Group.EDIT,
                        MaterialDesignV.VECTOR_SQUARE,
                        null,
                        objection,
                        page::exportDrawing)
                .add(
                        "export.scene",
                        Group.EDIT,
                        MaterialDesignC.CUBE_OUTLINE,
                        null,
                        objection,
                        page::exportScene);
    }

    private static void addPeople(ActionSet actions, RoomPage page, RoomViewModel model) {
        actions.add(
                        "hand",
                        Group.PEOPLE,
                        MaterialDesignH.HAND_FRONT_LEFT_OUTLINE,
                        "R",
                        model.roster::toggleHand)
                .add("ping", Group.PEOPLE, MaterialDesignC.CROSSHAIRS_GPS, "G", page::ping)
                .add(
                        "ping.go",
                        Group.PEOPLE,
                        MaterialDesignC.CROSSHAIRS_QUESTION,
                        "Shift+G",
                        page::goToPing)
                .add("chat", Group.PEOPLE, MaterialDesignC.CHAT_OUTLINE, "C", page::focusChat)
                .add(
                        "lead",
                        Group.PEOPLE,
                        MaterialDesignB.BULLHORN_OUTLINE,
                        "L",
                        () -> model.follow.invite(null))
                .add("unfollow", Group.PEOPLE, MaterialDesignE.EYE_OFF_OUTLINE, "Esc", page::escape)
                .add(
                        "invite",
                        Group.PEOPLE,
                        MaterialDesignA.ACCOUNT_PLUS_OUTLINE,
                        "Shortcut+I",
                        page::copyLink);
    }

    private static void addTour(ActionSet actions, RoomPage page, RoomViewModel model) {
        actions.add(
                        "back",
                        Group.PEOPLE,
                        MaterialDesignU.UNDO_VARIANT,
                        "Backspace",
                        model.follow::goBack)
                .add(
                        "tour.start",
                        Group.PEOPLE,
                        MaterialDesignM.MAP_MARKER_PATH,
                        null,
                        model.room.access().creationObjection(Kinds.TOUR),
                        () -> page.tours().start("", 0))
                .add(
                        "tour.next",
                        Group.PEOPLE,
                        MaterialDesignC.CHEVRON_RIGHT,
                        "Page Down",
                        () -> page.tours().next())
                .add(
                        "tour.previous",
                        Group.PEOPLE,
                        MaterialDesignC.CHEVRON_LEFT,
                        "Page Up",
                        () -> page.tours().previous())
                .add(
                        "tour.pause",
                        Group.PEOPLE,
                        MaterialDesignP.PAUSE,
                        "Shift+P",
                        () -> page.tours().togglePaused())
                .add(
                        "tour.join",
                        Group.PEOPLE,
                        MaterialDesignM.MAP_MARKER_PATH,
                        "J",
                        () -> page.tours().join())
                .add(
                        "tour.end",
                        Group.PEOPLE,
                        MaterialDesignS.STOP,
                        null,
                        () -> page.tours().end());
    }

    private static void addWindow(ActionSet actions, RoomPage page) {
        panel(
                actions,
                page,
                "panel.data",
                MaterialDesignT.TUNE_VERTICAL,
                "Shift+1",
                SidePanels.Kind.DATA);
        panel(
                actions,
                page,
                "panel.analysis",
                MaterialDesignC.CHART_BELL_CURVE,
                "Shift+5",
                SidePanels.Kind.ANALYSIS);
        panel(
                actions,
                page,
                "panel.annotations",
                MaterialDesignM.MESSAGE_TEXT_OUTLINE,
                "Shift+2",
                SidePanels.Kind.ANNOTATIONS);
        panel(
                actions,
                page,
                "panel.bookmarks",
                MaterialDesignB.BOOKMARK_OUTLINE,
                "Shift+3",
                SidePanels.Kind.BOOKMARKS);
        panel(
                actions,
                page,
                "panel.row",
                MaterialDesignT.TABLE_EYE,
                "Shift+4",
                SidePanels.Kind.ROW);
        actions.add("table", Group.WINDOW, MaterialDesignT.TABLE_LARGE, "T", page::toggleTable);
        actions.add(
                "twin.figure",
                Group.WINDOW,
                MaterialDesignC.CHART_SCATTER_PLOT,
                "Shift+F",
                page::showFigure);
        actions.add(
                        "palette",
                        Group.WINDOW,
                        MaterialDesignM.MAGNIFY,
                        "Shortcut+K",
                        page::openPalette)
                .add("keys", Group.WINDOW, MaterialDesignK.KEYBOARD_OUTLINE, "F1", page::openKeys)
                .add(
                        "notices",
                        Group.WINDOW,
                        MaterialDesignB.BELL_OUTLINE,
                        "Shortcut+Shift+N",
                        page::toggleNotices)
                .add(
                        "theme",
                        Group.WINDOW,
                        MaterialDesignB.BRIGHTNESS_6,
                        "Shortcut+Shift+L",
                        page::toggleTheme)
                .add(
                        "side",
                        Group.WINDOW,
                        MaterialDesignD.DOCK_LEFT,
                        "Shortcut+B",
                        page::toggleSide)
                .add(
                        "leave",
                        Group.WINDOW,
                        MaterialDesignE.EXIT_TO_APP,
                        "Shortcut+Shift+Q",
                        page::leave);
    }

    private static void panel(
            ActionSet actions,
            RoomPage page,
            String id,
            Ikon icon,
            String key,
            SidePanels.Kind kind) {
        actions.add(id, Group.WINDOW, icon, key, () -> page.togglePanel(kind));
    }

    private static UiAction stepAction(
            String id, Ikon icon, String key, ReadOnlyStringProperty label, Runnable run) {
        String name = Texts.of("action." + id);
        return new UiAction(
                id,
                Group.EDIT,
                icon,
                KeyCombination.valueOf(key),
                Bindings.createStringBinding(
                        () -> label.get().isEmpty() ? name : name + ": " + label.get(), label),
                objection(label, id + ".nothing"),
                run);
    }

    private static ObservableValue<String> objection(ReadOnlyStringProperty label, String key) {
        return label.map(text -> text.isEmpty() ? Texts.of(key) : "");
    }
}
