package org.orrery.ui.start;

import java.net.URI;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.ui.service.UiServices;
import org.orrery.ui.setting.UserSettings;

/// Who I am in sessions; remembered from one start of the program to the next.
public final class Profile {
    private final UiServices services;
    private final SigningIn signingIn;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty colour = new SimpleStringProperty("");
    private final StringProperty model = new SimpleStringProperty("");
    private final ObjectProperty<Role> role = new SimpleObjectProperty<>(Role.COLLABORATOR);

    Profile(UiServices services, SigningIn signingIn) {
        this.signingIn = signingIn;
        this.services = services;
        UserSettings settings = services.settings().load();
        name.set(settings.name());
        colour.set(settings.colour());
        model.set(settings.model());
        role.set(Role.ofWireName(settings.role()).orElse(Role.COLLABORATOR));
        name.subscribe((_, _) -> remember());
        colour.subscribe((_, _) -> remember());
        model.subscribe((_, _) -> remember());
        role.subscribe((_, _) -> remember());
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty colourProperty() {
        return colour;
    }

    public StringProperty modelProperty() {
        return model;
    }

    /// The role to ask for when joining.
    public ObjectProperty<Role> roleProperty() {
        return role;
    }

    boolean isNamed() {
        return !name.get().isBlank();
    }

    /// Who I am at a relay: whom it takes me for, else who I say I am.
    UserId user(URI relay) {
        return signingIn
                .userAt(relay)
                .orElseGet(() -> new UserId(services.settings().load().userId()));
    }

    /// How I introduce myself to a session.
    JoinSession introduction(URI relay, Role asked, @Nullable String passcode) {
        return introduction(user(relay), asked, passcode);
    }

    /// The same under a user id that the relay has given me.
    JoinSession introduction(UserId user, Role asked, @Nullable String passcode) {
        return new JoinSession(
                user,
                name.get().strip(),
                asked,
                new JoinSession.AvatarConfig(model.get(), colour.get(), 1.0),
                false,
                passcode);
    }

    private void remember() {
        services.settings()
                .save(
                        services.settings()
                                .load()
                                .withPerson(
                                        name.get().strip(),
                                        colour.get(),
                                        model.get(),
                                        role.get().wireName()));
    }
}
