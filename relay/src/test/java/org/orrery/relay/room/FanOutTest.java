package org.orrery.relay.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.UserId;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.relay.setting.RelaySettings;
import org.orrery.testkit.time.VirtualTime;

final class FanOutTest {

    /// Of one thread, so few that a third frame a quarter of a second is too much.
    private static final long FRAMES_PER_SECOND = 8;

    private final VirtualTime time = new VirtualTime();
    private final Haste haste = new Haste(FRAMES_PER_SECOND);
    private final List<Long> flushes = new ArrayList<>();
    private int ticks;

    private final RoomThread thread =
            new VirtualThread(time) {
                @Override
                public void flush() {
                    flushes.add(time.nanos() / 1_000_000);
                }

                @Override
                public Haste haste() {
                    return haste;
                }
            };

    private final RoomLimits limits = RelaySettings.defaultLimits();
    private final Crowd crowd = new Crowd(limits, RoomObserver.none());
    private final Ticker ticker = new Ticker(thread, this::tick, _ -> {});
    private final FanOut fanOut = new FanOut(thread, crowd, ticker);
    private final Ear author = new Ear("ada");
    private final Ear other = new Ear("ben");

    private int tick() {
        ticks++;
        fanOut.flushed();
        return 1;
    }

    private void tell() {
        fanOut.tellAllBut(author.connection, new Frame(new ServerMessage.Ponged(1, 1)));
    }

    /// So much that nothing is told at once for a while.
    private void crowded() {
        for (int i = 0; i < FRAMES_PER_SECOND; i++) {
            var _ = haste.allows(1, thread.nanos());
        }
    }

    @Test
    @Tag("RM60")
    void whatIsCommittedGoesToTheOthersAtOnceWhileThereIsTime() {
        tell();
        assertThat(other.soon).isEqualTo(1);
        assertThat(author.soon).isZero();
        assertThat(flushes).hasSize(1);
    }

    @Test
    @Tag("RM60")
    void onACrowdedThreadItWaitsForCompanyButNotLong() {
        crowded();
        long start = time.millis();
        tell();
        time.run(Duration.ofMillis(5));
        tell();
        assertThat(flushes).isEmpty();
        time.run(Duration.ofMillis(27));
        assertThat(flushes).isEmpty();
        time.run(Duration.ofMillis(2));
        assertThat(flushes).hasSize(1);
        assertThat(time.millis() - start).isLessThanOrEqualTo(34);
        time.run(Duration.ofMillis(100));
        assertThat(flushes).hasSize(1);
        assertThat(other.soon).isEqualTo(2);
    }

    @Test
    @Tag("RM60")
    void theNextTickTakesItAlong() {
        ticker.poke();
        time.run(Duration.ofMillis(10));
        crowded();
        flushes.clear();
        tell();
        time.run(Duration.ofMillis(32));
        assertThat(ticks).isEqualTo(2);
        assertThat(flushes).hasSize(1);
        assertThat(other.soon).isEqualTo(1);
    }

    /// Somebody in the room.
    private final class Ear implements Outlet {
        private final Connection connection;
        private int soon;

        Ear(String user) {
            connection = new Connection(new UserId(user), Codec.cbor(), this, limits, 0);
            ClientId client = new ClientId(UUID.randomUUID());
            connection.welcome(client, 0, 1);
            crowd.welcome(client, connection);
        }

        @Override
        public void send(Frame frame) {}

        @Override
        public void sendSoon(Frame frame) {
            soon++;
        }

        @Override
        public long backlogBytes() {
            return 0;
        }

        @Override
        public void close(@Nullable CloseReason reason) {}

        @Override
        public void pause() {}

        @Override
        public void resume() {}
    }
}
