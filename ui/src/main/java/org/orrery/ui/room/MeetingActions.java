package org.orrery.ui.room;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.orrery.model.meeting.SessionState;
import org.orrery.net.MeetingClient.Step;
import org.orrery.ui.action.ActionSet;
import org.orrery.ui.action.UiAction;
import org.orrery.ui.action.UiAction.Group;
import org.orrery.ui.meeting.MeetingModel;
import org.orrery.ui.meeting.Stand;
import org.orrery.ui.text.Texts;

/// What leads the meeting, for its menu and the palette.
final class MeetingActions {
    private static final SessionState[] GOING = {
        SessionState.DRAFT, SessionState.LOBBY, SessionState.LIVE, SessionState.PAUSED
    };
    private final ActionSet actions;
    private final RoomPage page;
    private final MeetingModel model;

    private MeetingActions(ActionSet actions, RoomPage page, MeetingModel model) {
        this.actions = actions;
        this.page = page;
        this.model = model;
    }

    static void add(ActionSet actions, RoomPage page, MeetingModel model) {
        MeetingActions made = new MeetingActions(actions, page, model);
        made.addStates();
        made.addGuards();
        made.addPeople();
    }

    private void addStates() {
        plain(
                "meeting.start",
                MaterialDesignP.PLAY_CIRCLE_OUTLINE,
                model.objection("meeting.started", SessionState.DRAFT, SessionState.LOBBY),
                () -> model.take(Step.START));
        toggle(
                "meeting.pause",
                MaterialDesignP.PAUSE_CIRCLE_OUTLINE,
                stand -> stand.state() == SessionState.PAUSED,
                model.objection("meeting.not.live", SessionState.LIVE, SessionState.PAUSED),
                paused -> model.take(paused ? Step.RESUME : Step.PAUSE));
        plain(
                "meeting.schedule",
                MaterialDesignC.CALENDAR_CLOCK,
                model.objection("meeting.started", SessionState.DRAFT, SessionState.LOBBY),
                page::askStart);
        plain(
                "meeting.end",
                MaterialDesignC.CLOSE_OCTAGON_OUTLINE,
                model.objection("meeting.over", GOING),
                model::end);
    }

    private void addGuards() {
        toggle(
                "meeting.lock",
                MaterialDesignL.LOCK_OUTLINE,
                Stand::locked,
                model.objection(),
                locked -> model.setLocked(!locked));
        toggle(
                "meeting.waiting",
                MaterialDesignD.DOOR,
                Stand::waitingRoom,
                model.objection(),
                on -> model.setWaitingRoom(!on));
        plain(
                "meeting.passcode",
                MaterialDesignK.KEY_OUTLINE,
                model.objection(),
                page::askPasscode);
        plain(
                "meeting.levels",
                MaterialDesignS.SHIELD_EDIT_OUTLINE,
                model.objection(),
                page::askLevels);
        plain("meeting.rename", MaterialDesignR.RENAME_BOX, model.objection(), page::askTitle);
        actions.add(
                "meeting.policy",
                Group.PEOPLE,
                MaterialDesignS.SHIELD_CHECK_OUTLINE,
                null,
                page::showPolicy);
    }

    private void addPeople() {
        plain(
                "meeting.invites",
                MaterialDesignE.EMAIL_PLUS_OUTLINE,
                model.objection(),
                page::showInvites);
        plain(
                "meeting.admit.all",
                MaterialDesignA.ACCOUNT_MULTIPLE_CHECK_OUTLINE,
                Bindings.createStringBinding(
                        () -> {
                            String why = model.objection().getValue();
                            return !why.isEmpty() || !model.knocking().isEmpty()
                                    ? why
                                    : Texts.of("meeting.nobody.waits");
                        },
                        model.standProperty(),
                        model.knocking()),
                model::admitAll);
        plain(
                "meeting.bans",
                MaterialDesignA.ACCOUNT_CANCEL_OUTLINE,
                model.objection(),
                page::showBans);
    }

    private void plain(String id, Ikon icon, ObservableValue<String> objection, Runnable run) {
        actions.add(id, Group.PEOPLE, icon, null, objection, run);
    }

    /// @param isOn whether it is on now, when the text `action.ID.off` names what it does
    private void toggle(
            String id,
            Ikon icon,
            java.util.function.Predicate<Stand> isOn,
            ObservableValue<String> objection,
            java.util.function.Consumer<Boolean> run) {
        actions.add(
                new UiAction(
                        id,
                        Group.PEOPLE,
                        icon,
                        null,
                        model.standProperty()
                                .map(stand ->
                                        Texts.of(
                                                "action."
                                                        + id
                                                        + (isOn.test(stand) ? ".off" : ".on"))),
                        objection,
                        () -> run.accept(isOn.test(model.stand()))));
    }
}
