package org.orrery.ui.start;

import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.orrery.net.RelayClient;
import org.orrery.ui.inbox.FxInbox;
import org.orrery.ui.meeting.Levels;
import org.orrery.ui.meeting.StartTime;
import org.orrery.ui.text.Texts;

/// How a new session is guarded. Without a choice anybody with the link comes in, and nothing special holds.
public final class MeetingOptions {
    /// Fewest and most characters of a passcode.
    public static final int SHORTEST = 4;

    public static final int LONGEST = 64;

    private final FxInbox inbox;
    private final Levels levels = new Levels();
    private final StartTime start;
    private final BooleanProperty waitingRoom = new SimpleBooleanProperty();
    private final BooleanProperty lobby = new SimpleBooleanProperty();
    private final StringProperty passcode = new SimpleStringProperty("");

    MeetingOptions(FxInbox inbox, InstantSource clock) {
        this.inbox = inbox;
        this.start = new StartTime(clock);
    }

    /// Levels of the relay that is chosen.
    public Levels levels() {
        return levels;
    }

    /// When the relay is to start it; with a start it begins in the lobby.
    public StartTime start() {
        return start;
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

    /// Asks a relay for its levels.
    void load(RelayClient relay) {
        var _ = relay.policies().thenAcceptAsync(levels::show, inbox);
    }

    /// What is wrong with them, as a sentence.
    Optional<String> objection() {
        int length = passcode.get().length();
        return length > 0 && (length < SHORTEST || length > LONGEST)
                ? Optional.of(Texts.of("options.passcode.length", SHORTEST, LONGEST))
                : start.objection();
    }

    static @Nullable String orNull(StringProperty text) {
        return text.get().isBlank() ? null : text.get();
    }
}
