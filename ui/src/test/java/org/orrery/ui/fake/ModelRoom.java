package org.orrery.ui.fake;

import java.util.ArrayDeque;
import java.util.Deque;
import org.orrery.ui.inbox.FxInbox;
import org.orrery.ui.notice.NoticeBoard;
import org.orrery.ui.session.RoomModel;

/// The sample room behind a room model without any toolkit: [#settle()] is the FX thread.
public final class ModelRoom {
    private final SampleRoom sample;
    private final Deque<Runnable> toolkit = new ArrayDeque<>();
    private final FxInbox inbox = new FxInbox(toolkit::add);
    private final RoomModel room;
    private final NoticeBoard notices;

    public ModelRoom(String role) {
        sample = new SampleRoom(role);
        room = new RoomModel(sample.client(), inbox, () -> SampleRoom.NOON);
        notices = new NoticeBoard(() -> SampleRoom.NOON);
        settle();
    }

    public SampleRoom sample() {
        return sample;
    }

    public FakeRoomClient client() {
        return sample.client();
    }

    public RoomModel room() {
        return room;
    }

    public FxInbox inbox() {
        return inbox;
    }

    public NoticeBoard notices() {
        return notices;
    }

    /// Runs what waits for the FX thread until nothing does.
    public void settle() {
        while (!toolkit.isEmpty()) {
            toolkit.remove().run();
        }
    }
}
