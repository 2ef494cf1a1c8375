package org.orrery.ui.meeting;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.orrery.model.role.Role;
import org.orrery.net.Answer;
import org.orrery.net.MeetingClient;
import org.orrery.protocol.rest.CreateInvite;
import org.orrery.protocol.rest.InviteList;
import org.orrery.protocol.rest.InviteView;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// The invites of a session: making one, whose link is shown once and copied; those that there are; taking one back.
public final class InvitesModel {
    private final RoomModel room;
    private final Consumer<String> copy;
    private final ObjectProperty<Role> role = new SimpleObjectProperty<>(Role.COLLABORATOR);
    private final ObjectProperty<Integer> uses = new SimpleObjectProperty<>(1);
    private final ObjectProperty<Duration> lifetime =
            new SimpleObjectProperty<>(Duration.ofDays(7));
    private final ReadOnlyStringWrapper link = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObservableList<InviteView> invites = FXCollections.observableArrayList();

    /// @param copy puts a text on the clipboard
    public InvitesModel(RoomModel room, Consumer<String> copy) {
        this.room = room;
        this.copy = copy;
    }

    /// The role that guests get at most.
    public ObjectProperty<Role> roleProperty() {
        return role;
    }

    public ObjectProperty<Integer> usesProperty() {
        return uses;
    }

    public ObjectProperty<Duration> lifetimeProperty() {
        return lifetime;
    }

    /// The link of the newest invite; empty until one was made.
    public ReadOnlyStringProperty linkProperty() {
        return link.getReadOnlyProperty();
    }

    /// What went wrong, as a sentence.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ObservableList<InviteView> invites() {
        return invites;
    }

    /// Begins anew with what the relay has.
    public void open() {
        link.set("");
        problem.set("");
        list();
    }

    /// Makes an invite and copies its link.
    public void make() {
        CreateInvite wanted = new CreateInvite(role.get(), uses.get(), lifetime.get().toSeconds());
        ask(
                relay().invite(wanted),
                made -> {
                    String address = made.link();
                    link.set(address == null ? "" : address);
                    copyLink();
                    list();
                });
    }

    public void copyLink() {
        if (!link.get().isEmpty()) {
            copy.accept(link.get());
        }
    }

    /// Takes an invite back; who has come by it stays.
    public void revoke(InviteView invite) {
        ask(relay().revokeInvite(invite.inviteId()), _ -> list());
    }

    private void list() {
        ask(relay().invites(), (InviteList all) -> invites.setAll(all.invites()));
    }

    private MeetingClient relay() {
        return room.client().meeting();
    }

    private <T> void ask(CompletableFuture<Answer<T>> future, Consumer<T> next) {
        var _ =
                future.thenAcceptAsync(
                        answer -> {
                            if (answer instanceof Answer.Success<T>(T value)) {
                                problem.set("");
                                next.accept(value);
                            } else {
                                problem.set(MeetingModel.sentence(answer));
                            }
                        },
                        room.inbox());
    }

    /// How long an invite holds, as people say it.
    static String words(Duration lifetime) {
        return lifetime.toDays() > 0
                ? Texts.of("invites.days", lifetime.toDays())
                : Texts.of("invites.hours", lifetime.toHours());
    }
}
