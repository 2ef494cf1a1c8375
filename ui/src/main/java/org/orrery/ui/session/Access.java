package org.orrery.ui.session;

import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Members;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Action;
import org.orrery.model.role.Permissions;
import org.orrery.model.role.Role;
import org.orrery.ui.text.Texts;

/// What my role lets me do, as sentences for what it does not. The relay has the last word; this is so that nobody tries in
/// vain.
public final class Access {
    private final UserId me;
    private final Permissions permissions = Permissions.standard();
    private final ReadOnlyObjectWrapper<Role> role = new ReadOnlyObjectWrapper<>(Role.OBSERVER);

    Access(UserId me) {
        this.me = me;
    }

    void update(Document document) {
        role.set(Members.role(document, me).orElse(Role.OBSERVER));
    }

    public ReadOnlyObjectProperty<Role> roleProperty() {
        return role.getReadOnlyProperty();
    }

    public Role role() {
        return role.get();
    }

    public boolean mayCreate(String kind) {
        return permissions.allows(role.get(), Action.CREATE, kind, true);
    }

    public boolean mayUpdate(Entity entity, String... properties) {
        boolean own = entity.owner().equals(me);
        return permissions.allowsUpdate(role.get(), entity.kind(), Set.of(properties), own);
    }

    public boolean mayDelete(Entity entity) {
        return permissions.allows(
                role.get(), Action.DELETE, entity.kind(), entity.owner().equals(me));
    }

    /// Why I may not make entities of this kind; empty when I may.
    public ObservableValue<String> creationObjection(String kind) {
        return role.map(
                now -> permissions.allows(now, Action.CREATE, kind, true) ? "" : objection(now));
    }

    /// Why I may not change those of others or of nobody; empty when I may.
    public ObservableValue<String> updateObjection(String kind, String property) {
        return role.map(now ->
                permissions.allowsUpdate(now, kind, Set.of(property), false) ? "" : objection(now));
    }

    /// The sentence for what a role does not allow.
    public static String objection(Role role) {
        return Texts.of("access.denied", Texts.of("role." + role.wireName()));
    }
}
