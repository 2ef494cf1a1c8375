package org.orrery.ui.meeting;

import org.jspecify.annotations.Nullable;
import org.orrery.net.MeetingClient;
import org.orrery.protocol.rest.UpdateSession;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// What may be changed of a session's levels and start while it is there. The relay does it, because it keeps both beside the
/// document as well.
public final class MeetingTerms {
    private final RoomModel room;
    private final MeetingModel meeting;
    private final Levels levels = new Levels();
    private final StartTime start;

    public MeetingTerms(RoomModel room, MeetingModel meeting) {
        this.room = room;
        this.meeting = meeting;
        this.start = new StartTime(room.clock());
    }

    public Levels levels() {
        return levels;
    }

    public StartTime start() {
        return start;
    }

    /// Begins with what holds now.
    public void openLevels() {
        Stand stand = meeting.stand();
        levels.complianceProperty().set(orEmpty(stand.compliance()));
        levels.securityProperty().set(orEmpty(stand.security()));
        var _ = relay().policies().thenAcceptAsync(levels::show, room.inbox());
    }

    public void saveLevels() {
        meeting.ask(
                relay().update(
                                new UpdateSession(
                                        null,
                                        null,
                                        null,
                                        null,
                                        levels.complianceProperty().get(),
                                        levels.securityProperty().get())),
                Texts.of("meeting.levels.set"));
    }

    /// Begins with the start that is set now.
    public void openStart() {
        start.set(meeting.stand().scheduledStart());
    }

    /// Sets the start, or takes it away when none is chosen.
    public void saveStart() {
        String at = start.instant().map(Object::toString).orElse("");
        meeting.ask(
                relay().update(new UpdateSession(null, at, null, null, null, null)),
                start.instant()
                        .map(moment -> Texts.of("meeting.schedule.set", StartTime.words(moment)))
                        .orElse(Texts.of("meeting.schedule.cleared")));
    }

    private MeetingClient relay() {
        return room.client().meeting();
    }

    private static String orEmpty(@Nullable String level) {
        return level == null ? "" : level;
    }
}
