package org.orrery.ui.session;

import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Members;
import org.orrery.model.document.Sessions;
import org.orrery.model.id.UserId;
import org.orrery.model.meeting.SessionState;
import org.orrery.model.role.Action;
import org.orrery.model.role.Permissions;
import org.orrery.model.role.Role;
import org.orrery.model.schema.Kinds;
import org.orrery.ui.text.Texts;

/// What my role lets me do, as sentences for what it does not. The relay has the last word; this is so that nobody tries in
/// vain.
public final class Access {
    private final UserId me;
    private final Permissions permissions = Permissions.standard();
    private final ReadOnlyObjectWrapper<Role> role = new ReadOnlyObjectWrapper<>(Role.OBSERVER);
    private final ReadOnlyObjectWrapper<Right> right =
            new ReadOnlyObjectWrapper<>(new Right(Role.OBSERVER, false));

    /// @param held whether the session is paused for this role
    private record Right(Role role, boolean held) {}

    Access(UserId me) {
        this.me = me;
    }

    void update(Document document) {
        Role now = Members.role(document, me).orElse(Role.OBSERVER);
        boolean paused = Sessions.state(document) == SessionState.PAUSED;
        role.set(now);
        right.set(new Right(now, paused && now != Role.ADMIN));
    }

    public ReadOnlyObjectProperty<Role> roleProperty() {
        return role.getReadOnlyProperty();
    }

    public Role role() {
        return role.get();
    }

    public boolean mayCreate(String kind) {
        return createObjection(right.get(), kind).isEmpty();
    }

    public boolean mayUpdate(Entity entity, String... properties) {
        boolean own = entity.owner().equals(me);
        boolean talk = kind(entity, Kinds.CHAT) || (own && kind(entity, Kinds.MEMBER));
        return (talk || !right.get().held())
                && permissions.allowsUpdate(role.get(), entity.kind(), Set.of(properties), own);
    }

    public boolean mayDelete(Entity entity) {
        return (kind(entity, Kinds.CHAT) || !right.get().held())
                && permissions.allows(
                        role.get(), Action.DELETE, entity.kind(), entity.owner().equals(me));
    }

    /// Why I may not make entities of this kind; empty when I may.
    public ObservableValue<String> creationObjection(String kind) {
        return right.map(now -> createObjection(now, kind));
    }

    /// Why I may not change those of others or of nobody; empty when I may.
    public ObservableValue<String> updateObjection(String kind, String property) {
        return right.map(now ->
                !permissions.allowsUpdate(now.role(), kind, Set.of(property), false)
                        ? objection(now.role())
                        : now.held() ? Texts.of("access.paused") : "");
    }

    private String createObjection(Right now, String kind) {
        if (!permissions.allows(now.role(), Action.CREATE, kind, true)) {
            return objection(now.role());
        }
        return now.held() && !kind.equals(Kinds.CHAT) ? Texts.of("access.paused") : "";
    }

    private static boolean kind(Entity entity, String kind) {
        return entity.kind().equals(kind);
    }

    /// The sentence for what a role does not allow.
    public static String objection(Role role) {
        return Texts.of("access.denied", Texts.of("role." + role.wireName()));
    }
}
