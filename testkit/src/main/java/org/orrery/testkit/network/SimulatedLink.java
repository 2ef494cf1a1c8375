package org.orrery.testkit.network;

import java.time.Duration;
import org.orrery.testkit.time.VirtualTime;

/// One connection between two ends, like a WebSocket whose network may be worse than TCP would let it be. A lost frame breaks
/// the link a little later; until then both ends may notice by themselves.
public final class SimulatedLink {

    /// The code with which a broken WebSocket closes (RFC 6455, 7.4.1).
    public static final int BROKEN = 1006;

    private static final Duration LONGEST_UNNOTICED_LOSS = Duration.ofSeconds(4);

    private final SimulatedNetwork network;
    private final Direction toServer;
    private final Direction toClient;
    private boolean open = true;
    private boolean silent;

    SimulatedLink(SimulatedNetwork network, End client, End server) {
        this.network = network;
        this.toServer = new Direction(server);
        this.toClient = new Direction(client);
    }

    public void sendToServer(byte[] frame) {
        toServer.send(frame);
    }

    public void sendToClient(byte[] frame) {
        toClient.send(frame);
    }

    /// The client closes, or is gone: the server hears of it after what was sent before.
    public void closeByClient(int code) {
        toClient.ended = true;
        toServer.close(code);
    }

    /// The server closes: the client hears of it after what was sent before.
    public void closeByServer(int code) {
        toServer.ended = true;
        toClient.close(code);
    }

    /// Breaks the link at once; both ends are told.
    public void cut() {
        if (open) {
            open = false;
            toServer.end(BROKEN);
            toClient.end(BROKEN);
        }
    }

    /// Nothing comes through any more, and nobody is told until the link is cut.
    public void fallSilent() {
        silent = true;
    }

    public boolean isOpen() {
        return open && !toServer.ended && !toClient.ended;
    }

    /// One way through a link.
    private final class Direction {
        private final End receiver;
        private long lastArrivalNanos;
        private long sent;
        private boolean ended;
        private boolean closing;

        Direction(End receiver) {
            this.receiver = receiver;
        }

        void send(byte[] frame) {
            if (!open || closing || ended) {
                return;
            }
            boolean opening = sent++ == 0;
            if (silent) {
                return;
            }
            if (!opening && network.chance(network.conditions().drop())) {
                network.time().after(network.upTo(LONGEST_UNNOTICED_LOSS), SimulatedLink.this::cut);
                return;
            }
            arrive(frame, !opening && network.chance(network.conditions().reorder()));
            if (!opening && network.chance(network.conditions().duplicate())) {
                arrive(frame, true);
            }
        }

        private void arrive(byte[] frame, boolean alone) {
            VirtualTime time = network.time();
            long arrival = time.nanos() + network.delay().toNanos();
            if (!alone) {
                arrival = Math.max(arrival, lastArrivalNanos);
                lastArrivalNanos = arrival;
            }
            time.after(
                    Duration.ofNanos(arrival - time.nanos()),
                    () -> {
                        if (open && !ended && !silent) {
                            receiver.received(frame);
                        }
                    });
        }

        void close(int code) {
            if (!open || closing || ended) {
                return;
            }
            closing = true;
            VirtualTime time = network.time();
            long arrival = Math.max(time.nanos() + network.delay().toNanos(), lastArrivalNanos);
            time.after(Duration.ofNanos(arrival - time.nanos()), () -> endUnlessSilent(code));
        }

        private void endUnlessSilent(int code) {
            if (!silent) {
                end(code);
            }
        }

        void end(int code) {
            if (!ended) {
                ended = true;
                receiver.closed(code);
            }
        }
    }
}
