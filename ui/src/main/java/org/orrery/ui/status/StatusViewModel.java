package org.orrery.ui.status;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import org.orrery.net.ConnectionStatus;
import org.orrery.ui.notice.Notice;
import org.orrery.ui.notice.NoticeBoard;
import org.orrery.ui.session.Member;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// The connection and the measured figures of a room, in words; and what became of unsent changes, as a notice.
public final class StatusViewModel {
    private final RoomModel room;
    private final NoticeBoard notices;
    private final ReadOnlyStringWrapper connection = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper roundTrip = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper people = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper frames = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<ConnectionStatus.Ladder> ladder =
            new ReadOnlyObjectWrapper<>(ConnectionStatus.Ladder.CONNECTED);
    private Optional<ConnectionStatus.Resumed> told = Optional.empty();

    public StatusViewModel(RoomModel room, NoticeBoard notices) {
        this.room = room;
        this.notices = notices;
        room.statusProperty().subscribe(this::show);
        room.members().addListener((ListChangeListener<Member>) _ -> count());
        count();
    }

    public ReadOnlyStringProperty connectionProperty() {
        return connection.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty roundTripProperty() {
        return roundTrip.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty peopleProperty() {
        return people.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty framesProperty() {
        return frames.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ConnectionStatus.Ladder> ladderProperty() {
        return ladder.getReadOnlyProperty();
    }

    /// Tells the frame rate that was measured; zero or less while nothing is drawn.
    public void showFrames(double framesPerSecond) {
        frames.set(
                framesPerSecond > 0
                        ? Texts.of("status.frames", Math.round(framesPerSecond))
                        : Texts.of("status.frames.rest"));
    }

    public void reconnectNow() {
        room.client().reconnectNow();
    }

    private void show(ConnectionStatus status) {
        ConnectionStatus.Ladder before = ladder.get();
        ladder.set(status.ladder());
        String unsent =
                status.unsent() == 0 ? "" : " " + Texts.of("status.unsent", status.unsent());
        connection.set(
                Texts.of("status." + status.ladder().name().toLowerCase(Locale.ROOT)) + unsent);
        Duration trip = status.roundTrip();
        roundTrip.set(trip.isZero() ? "" : Texts.of("status.roundtrip", millis(trip)));
        if (status.ladder() == ConnectionStatus.Ladder.OFFLINE && before != status.ladder()) {
            notices.warning(
                    Texts.of("status.offline.notice"),
                    new Notice.NextStep(
                            "reconnect-now", Texts.of("status.reconnect"), this::reconnectNow));
        }
        if (status.ladder() == ConnectionStatus.Ladder.CLOSED && before != status.ladder()) {
            notices.error(Texts.of("status.closed.notice", status.sentence()));
        }
        if (status.resumed().isPresent() && !status.resumed().equals(told)) {
            tell(status.resumed().get());
        }
        told = status.resumed();
    }

    private void tell(ConnectionStatus.Resumed resumed) {
        if (resumed.accepted() + resumed.refused() + resumed.overtaken() == 0) {
            notices.success(Texts.of("status.back"));
        } else {
            notices.post(
                    resumed.refused() == 0 ? Notice.Tone.SUCCESS : Notice.Tone.WARNING,
                    Texts.of(
                            "status.resumed",
                            resumed.accepted(),
                            resumed.refused(),
                            resumed.overtaken()));
        }
    }

    private void count() {
        long here = room.members().stream().filter(Member::connected).count();
        people.set(Texts.of("status.people", here));
    }

    private static String millis(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        return millis < 10
                ? String.format(Locale.ROOT, "%.1f", millis)
                : String.valueOf(Math.round(millis));
    }
}
