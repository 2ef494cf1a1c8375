package org.orrery.ui.start;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.orrery.net.Answer;
import org.orrery.net.RelayClient;
import org.orrery.protocol.rest.PolicyList;
import org.orrery.ui.inbox.FxInbox;
import org.orrery.ui.text.Texts;

/// How a new session is guarded. Without a choice anybody with the link comes in, and nothing special holds.
public final class MeetingOptions {
    /// Fewest and most characters of a passcode.
    public static final int SHORTEST = 4;

    public static final int LONGEST = 64;

    private final FxInbox inbox;
    private final StringProperty compliance = new SimpleStringProperty("");
    private final StringProperty security = new SimpleStringProperty("");
    private final BooleanProperty waitingRoom = new SimpleBooleanProperty();
    private final BooleanProperty lobby = new SimpleBooleanProperty();
    private final StringProperty passcode = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObservableList<PolicyList.Level> complianceLevels =
            FXCollections.observableArrayList();
    private final ObservableList<PolicyList.Level> securityLevels =
            FXCollections.observableArrayList();

    MeetingOptions(FxInbox inbox) {
        this.inbox = inbox;
    }

    /// A level of the relay's; empty for none.
    public StringProperty complianceProperty() {
        return compliance;
    }

    public StringProperty securityProperty() {
        return security;
    }

    public BooleanProperty waitingRoomProperty() {
        return waitingRoom;
    }

    /// Whether it begins in the lobby, where others wait until it is started.
    public BooleanProperty lobbyProperty() {
        return lobby;
    }

    /// Empty for none.
    public StringProperty passcodeProperty() {
        return passcode;
    }

    /// Why there are no levels to choose from.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ObservableList<PolicyList.Level> complianceLevels() {
        return complianceLevels;
    }

    public ObservableList<PolicyList.Level> securityLevels() {
        return securityLevels;
    }

    /// Asks a relay for its levels.
    void load(RelayClient relay) {
        var _ = relay.policies().thenAcceptAsync(this::show, inbox);
    }

    private void show(Answer<PolicyList> answer) {
        if (answer instanceof Answer.Success<PolicyList>(PolicyList policies)) {
            complianceLevels.setAll(policies.complianceLevels());
            securityLevels.setAll(policies.securityLevels());
            problem.set("");
        } else {
            complianceLevels.clear();
            securityLevels.clear();
            problem.set(Texts.of("options.levels.unknown"));
        }
    }

    /// What is wrong with them, as a sentence.
    Optional<String> objection() {
        int length = passcode.get().length();
        return length > 0 && (length < SHORTEST || length > LONGEST)
                ? Optional.of(Texts.of("options.passcode.length", SHORTEST, LONGEST))
                : Optional.empty();
    }

    static @Nullable String orNull(StringProperty text) {
        return text.get().isBlank() ? null : text.get();
    }
}
