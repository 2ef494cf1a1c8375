package org.orrery.relay.room;

import java.util.LinkedHashSet;
import java.util.Set;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;

/// What moves in a room: poses come in, and leave at once or with the next tick, together with what has been committed
/// meanwhile. Nothing of it is kept. Confined to the room's thread.
final class Movement {

    private final RoomThread thread;
    private final RoomObserver observer;
    private final Crowd crowd;
    private final Shares shares;
    private final Haste haste;
    private final Ticker ticker;
    private final FanOut fanOut;
    private final PresenceBoard board = new PresenceBoard();
    private final Set<Integer> hurried = new LinkedHashSet<>();

    Movement(RoomSetup setup, Crowd crowd, Shares shares) {
        this.thread = setup.thread();
        this.observer = setup.observer();
        this.crowd = crowd;
        this.shares = shares;
        this.haste = thread.haste();
        this.ticker = new Ticker(thread, this::flush, observer::tickChanged);
        this.fanOut = new FanOut(thread, crowd, ticker);
    }

    /// Tells what has been committed.
    FanOut fanOut() {
        return fanOut;
    }

    int intervalMillis() {
        return ticker.intervalMillis();
    }

    void stop() {
        ticker.stop();
    }

    /// Whoever has this place has gone.
    void forget(int slot) {
        board.remove(slot);
    }

    void update(Connection connection, ClientMessage.UpdatePresence update) {
        long now = thread.nanos();
        if (!connection.presences.tryTake(now)) {
            observer.limited("connection", "presence");
        } else if (shares.mayMove(connection.user, now)) {
            board.post(connection.slot(), update.pose(), now);
            if (crowd.size() > 1) {
                if (haste.allows(crowd.size() - 1, now)) {
                    hurry(connection.slot());
                }
                ticker.poke();
            }
        }
    }

    /// Tells a pose without waiting for the tick, together with whatever else comes in the same breath.
    private void hurry(int slot) {
        if (hurried.isEmpty()) {
            thread.execute(this::flushHurried);
        }
        hurried.add(slot);
    }

    private void flushHurried() {
        var poses = board.of(hurried, thread.nanos());
        hurried.clear();
        if (!poses.isEmpty()) {
            crowd.sendPresence(new Frame(new ServerMessage.PresenceUpdated(poses)));
            fanOut.flushed();
        }
    }

    /// Tells the poses of this tick, and with them what else waits.
    ///
    /// @return to how many; 0 when there is nothing more to tell
    private int flush() {
        fanOut.flushed();
        var poses = board.fresh(thread.nanos());
        if (poses.isEmpty() || crowd.size() < 2) {
            return 0;
        }
        crowd.sendPresence(new Frame(new ServerMessage.PresenceUpdated(poses)));
        return crowd.size();
    }
}
