package org.orrery.net.connection;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.net.replica.TinyRelay;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.MemberPose;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.testkit.time.VirtualTime;

/// Connections to a relay in the same test, which can refuse, break, and fall silent.
final class FakeTransport implements Transport {

    private final VirtualTime time;
    private final TinyRelay relay;
    private final UserId user;
    private final ClientId client;

    final List<URI> attempts = new ArrayList<>();
    final List<Long> attemptNanos = new ArrayList<>();
    final List<ClientMessage> received = new ArrayList<>();
    final List<MemberPose> poses = new ArrayList<>();

    /// The status with which attempts fail, when they do.
    Optional<Integer> failing = Optional.empty();

    /// An address at which attempts are answered with 401.
    Optional<URI> expired = Optional.empty();

    /// What a hello is answered with instead of a welcome, as long as nobody lets the client in.
    Optional<ServerMessage.Waiting> outside = Optional.empty();

    /// Whether what is sent vanishes, in both directions.
    boolean silent;

    /// Whether the relay's document messages vanish while its pongs arrive.
    boolean losesEntries;

    Optional<FakeLink> current = Optional.empty();

    FakeTransport(VirtualTime time, TinyRelay relay, UserId user, ClientId client) {
        this.time = time;
        this.relay = relay;
        this.user = user;
        this.client = client;
    }

    @Override
    public Link connect(URI url, Listener listener) {
        attempts.add(url);
        attemptNanos.add(time.nanos());
        boolean unauthorized = expired.filter(url::equals).isPresent();
        FakeLink link = new FakeLink(listener, unauthorized ? Optional.of(401) : failing);
        time.soon(link::open);
        return link;
    }

    final class FakeLink implements Link {
        private final Listener listener;
        private boolean open;
        private boolean over;

        private final Optional<Integer> failure;
        private Optional<ClientMessage.Hello> hello = Optional.empty();

        FakeLink(Listener listener, Optional<Integer> failure) {
            this.listener = listener;
            this.failure = failure;
        }

        private void open() {
            if (over || silent) {
                return;
            }
            if (failure.isPresent()) {
                over = true;
                listener.failed(failure.get(), "it fails");
                return;
            }
            open = true;
            current = Optional.of(this);
            listener.opened();
        }

        @Override
        public void send(ClientMessage message) {
            if (open && !silent) {
                received.add(message);
                if (outside.isPresent()) {
                    wait(message, outside.get());
                    return;
                }
                time.soon(() -> relay.receive(client, user, message, this::deliver));
            }
        }

        private void wait(ClientMessage message, ServerMessage.Waiting news) {
            switch (message) {
                case ClientMessage.Hello first -> {
                    hello = Optional.of(first);
                    deliver(news);
                }
                case ClientMessage.Ping(long sentNanos) ->
                        deliver(new ServerMessage.Ponged(sentNanos, 0));
                default -> throw new AssertionError("who waits says nothing: " + message);
            }
        }

        /// Lets the client in that waits.
        void letIn() {
            outside = Optional.empty();
            deliver(new ServerMessage.Admitted(Role.ANALYST));
            time.soon(() -> relay.receive(client, user, hello.orElseThrow(), this::deliver));
        }

        @Override
        public void offerPresence(MemberPose pose) {
            poses.add(pose);
        }

        void deliver(ServerMessage message) {
            boolean lost = losesEntries && !(message instanceof ServerMessage.Ponged);
            time.soon(() -> {
                if (!over && !silent && !lost) {
                    listener.received(message);
                }
            });
        }

        void breakOff(int code) {
            if (!over) {
                over = true;
                relay.disconnect(client);
                time.soon(() -> listener.closed(code, "broken"));
            }
        }

        @Override
        public void close() {
            over = true;
            relay.disconnect(client);
        }
    }
}
