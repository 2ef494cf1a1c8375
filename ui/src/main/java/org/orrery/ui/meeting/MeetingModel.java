package org.orrery.ui.meeting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.orrery.model.document.Document;
import org.orrery.model.id.UserId;
import org.orrery.model.meeting.Access;
import org.orrery.model.meeting.SessionState;
import org.orrery.model.operation.Operation;
import org.orrery.model.role.Role;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.net.Answer;
import org.orrery.net.MeetingClient.Step;
import org.orrery.protocol.rest.SessionView;
import org.orrery.ui.notice.Notice;
import org.orrery.ui.notice.NoticeBoard;
import org.orrery.ui.session.Member;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// The meeting as its people see it, and what its admins do with it.
///
/// What is a property of the document is changed there, so that all see it at once; states, host and passcode are asked of the
/// relay.
public final class MeetingModel {
    private final RoomModel room;
    private final NoticeBoard notices;
    private final ReadOnlyObjectWrapper<Stand> stand = new ReadOnlyObjectWrapper<>(Stand.UNKNOWN);
    private final ObservableList<Member> knocking = FXCollections.observableArrayList();
    private final ObservableList<Member> banned = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Question>> question =
            new SimpleObjectProperty<>(Optional.empty());
    private final Map<UserId, Notice> knocks = new HashMap<>();

    public MeetingModel(RoomModel room, NoticeBoard notices) {
        this.room = room;
        this.notices = notices;
        room.watch(Set.of(Kinds.SESSION, Kinds.MEMBER), this::changed);
    }

    public ReadOnlyObjectProperty<Stand> standProperty() {
        return stand.getReadOnlyProperty();
    }

    public Stand stand() {
        return stand.get();
    }

    /// Who wants to come in; empty for those who cannot let them in.
    public ObservableList<Member> knocking() {
        return knocking;
    }

    public ObservableList<Member> banned() {
        return banned;
    }

    /// What the page is to have confirmed.
    public ObjectProperty<Optional<Question>> questionProperty() {
        return question;
    }

    public boolean isAdmin() {
        return room.access().role() == Role.ADMIN;
    }

    /// Why I may not lead the meeting; empty when I may.
    public ObservableValue<String> objection() {
        return room.access().updateObjection(Kinds.SESSION, "locked");
    }

    /// Why I may not lead it, or why it makes no sense in this state.
    ///
    /// @param key of the text for the other states
    public ObservableValue<String> objection(String key, SessionState... states) {
        Set<SessionState> possible = Set.of(states);
        ObservableValue<String> role = objection();
        return Bindings.createStringBinding(
                () -> {
                    if (!role.getValue().isEmpty()) {
                        return role.getValue();
                    }
                    return possible.contains(stand.get().state()) ? "" : Texts.of(key);
                },
                role,
                stand);
    }

    // ---- the door

    public void admit(Member member) {
        access(member, Access.ADMITTED, Texts.of("step.admit", member.name()));
    }

    public void deny(Member member) {
        access(member, Access.REMOVED, Texts.of("step.deny", member.name()));
    }

    public void admitAll() {
        List.copyOf(knocking).forEach(this::admit);
    }

    /// Puts somebody out once it is confirmed.
    public void remove(Member member) {
        question.set(
                Optional.of(
                        new Question(
                                Texts.of("meeting.remove.title", member.name()),
                                Texts.of("meeting.remove.sentence"),
                                Texts.of("meeting.remove"),
                                () -> removeNow(member))));
    }

    /// Bans somebody once it is confirmed.
    public void ban(Member member) {
        question.set(
                Optional.of(
                        new Question(
                                Texts.of("meeting.ban.title", member.name()),
                                Texts.of("meeting.ban.sentence"),
                                Texts.of("meeting.ban"),
                                () -> banNow(member))));
    }

    public void lift(Member member) {
        access(member, Access.REMOVED, Texts.of("step.lift", member.name()));
        notices.success(Texts.of("meeting.lifted", member.name()));
    }

    private void removeNow(Member member) {
        access(member, Access.REMOVED, Texts.of("step.remove", member.name()));
        notices.info(Texts.of("meeting.removed", member.name()));
    }

    private void banNow(Member member) {
        access(member, Access.BANNED, Texts.of("step.ban", member.name()));
        notices.info(
                Texts.of("meeting.banned", member.name()),
                new Notice.NextStep("ban-lift", Texts.of("meeting.lift"), () -> lift(member)));
    }

    private void access(Member member, Access access, String label) {
        var _ =
                room.submitWithoutUndo(
                        label,
                        new Operation.Update(member.id(), "access", Value.of(access.wireName())));
    }

    // ---- the session

    public void setLocked(boolean locked) {
        set("locked", Value.of(locked), locked ? "step.lock" : "step.unlock");
    }

    public void setWaitingRoom(boolean on) {
        set("waiting_room", Value.of(on), on ? "step.waiting.on" : "step.waiting.off");
    }

    public void rename(String title) {
        if (!title.isBlank()) {
            set("title", Value.of(title.strip()), "step.rename");
        }
    }

    private void set(String property, Value value, String label) {
        var _ =
                room.submit(
                        Texts.of(label),
                        new Operation.Update(room.client().session().entity(), property, value));
    }

    public void take(Step step) {
        ask(room.client().meeting().take(step), "");
    }

    /// Ends it for everyone once that is confirmed.
    public void end() {
        question.set(
                Optional.of(
                        new Question(
                                Texts.of("meeting.end.title"),
                                Texts.of("meeting.end.sentence"),
                                Texts.of("meeting.end"),
                                () -> take(Step.END))));
    }

    public void passHost(Member member) {
        question.set(
                Optional.of(
                        new Question(
                                Texts.of("meeting.host.title", member.name()),
                                Texts.of("meeting.host.sentence"),
                                Texts.of("meeting.host"),
                                () -> ask(room.client().meeting().passHost(member.user()), ""))));
    }

    public void setPasscode(String passcode) {
        ask(room.client().meeting().setPasscode(passcode), Texts.of("meeting.passcode.set"));
    }

    public void clearPasscode() {
        ask(room.client().meeting().clearPasscode(), Texts.of("meeting.passcode.cleared"));
    }

    void ask(CompletableFuture<Answer<SessionView>> future, String done) {
        var _ = future.thenAcceptAsync(answer -> tell(answer, done), room.inbox());
    }

    private void tell(Answer<SessionView> answer, String done) {
        switch (answer) {
            case Answer.Success<SessionView> _ -> {
                if (!done.isEmpty()) {
                    notices.success(done);
                }
            }
            case Answer.Refused<SessionView> _, Answer.Unreachable<SessionView> _ ->
                    notices.error(sentence(answer));
        }
    }

    /// Why the relay did not do what it was asked for.
    static String sentence(Answer<?> answer) {
        if (answer instanceof Answer.Refused<?>(var why)) {
            String key = "problem." + why.code();
            return Texts.has(key) ? Texts.of(key) : why.title() + ". " + why.detail();
        }
        return Texts.of("meeting.unreachable");
    }

    // ---- what changes

    private void changed(Document before, Document after) {
        Stand old = stand.get();
        Stand now = Stand.of(after);
        boolean first = before.size() == 0;
        stand.set(now);
        if (!first) {
            tellHost(old, now);
            tellState(old, now);
        }
        List<Member> atTheDoor =
                isAdmin() ? room.members().stream().filter(Member::knocking).toList() : List.of();
        if (!atTheDoor.equals(knocking)) {
            knocking.setAll(atTheDoor);
        }
        tellKnocks();
        List<Member> out =
                room.members().stream().filter(each -> each.access() == Access.BANNED).toList();
        if (!out.equals(banned)) {
            banned.setAll(out);
        }
    }

    private void tellHost(Stand old, Stand now) {
        if (old.host().equals(now.host()) || now.host().isEmpty()) {
            return;
        }
        UserId host = new UserId(now.host());
        notices.info(
                host.equals(room.me())
                        ? Texts.of("meeting.host.me")
                        : Texts.of("meeting.host.now", room.nameOf(host)));
    }

    private void tellState(Stand old, Stand now) {
        String key = "meeting.became." + now.state().wireName();
        if (old.state() != now.state() && Texts.has(key)) {
            notices.info(Texts.of(key));
        }
    }

    private void tellKnocks() {
        knocks.entrySet()
                .removeIf(each -> {
                    boolean gone =
                            knocking.stream().noneMatch(at -> at.user().equals(each.getKey()));
                    if (gone) {
                        notices.dismiss(each.getValue());
                    }
                    return gone;
                });
        for (Member member : knocking) {
            knocks.computeIfAbsent(
                    member.user(),
                    user ->
                            notices.ask(
                                    Texts.of("meeting.knock", member.name()),
                                    new Notice.NextStep(
                                            "knock-admit-" + user.value(),
                                            Texts.of("meeting.admit"),
                                            () -> admit(member)),
                                    new Notice.NextStep(
                                            "knock-deny-" + user.value(),
                                            Texts.of("meeting.deny"),
                                            () -> deny(member))));
        }
    }
}
