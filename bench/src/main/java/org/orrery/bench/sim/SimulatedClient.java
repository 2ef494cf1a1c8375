package org.orrery.bench.sim;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.net.Answer;
import org.orrery.net.ConnectionStatus;
import org.orrery.net.RoomListener;
import org.orrery.net.connection.Admission;
import org.orrery.net.connection.Clock;
import org.orrery.net.connection.Connection;
import org.orrery.net.connection.Scheduler;
import org.orrery.net.connection.Transport;
import org.orrery.net.replica.Replica;
import org.orrery.net.replica.TextKey;
import org.orrery.net.replica.Unsent;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.codec.Decoded;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.MemberPose;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.testkit.network.End;
import org.orrery.testkit.network.SimulatedLink;
import org.orrery.testkit.network.SimulatedNetwork;
import org.orrery.testkit.time.VirtualTime;

/// One client: the real connection and replica, which can crash and start again with their queue.
final class SimulatedClient {

    private static final Duration CONNECTING = Duration.ofMillis(30);
    private static final URI ADDRESS = URI.create("ws://relay.invalid/");

    private final String name;
    private final UserId user;
    private final ClientId client;
    private final Codec codec;

    /// Whether its own edits may be expected to come out exactly as they were shown.
    private final boolean exactly;

    private final VirtualTime time;
    private final Random random;
    private final SimulatedNetwork network;
    private final SimulatedRelay relay;
    private final Books books;
    private final Trace trace;
    private final KeptJournal journal = new KeptJournal();
    private @Nullable Program program;
    private boolean cutOff;
    private long steps;

    /// What all clients of a run share.
    record World(
            VirtualTime time,
            Random random,
            SimulatedNetwork network,
            SimulatedRelay relay,
            Books books,
            Trace trace) {}

    SimulatedClient(
            World world, String name, UserId user, ClientId client, Codec codec, boolean exactly) {
        this.name = name;
        this.user = user;
        this.client = client;
        this.codec = codec;
        this.exactly = exactly;
        this.time = world.time();
        this.random = world.random();
        this.network = world.network();
        this.relay = world.relay();
        this.books = world.books();
        this.trace = world.trace();
    }

    String name() {
        return name;
    }

    UserId user() {
        return user;
    }

    boolean isRunning() {
        return program != null;
    }

    Replica replica() {
        return program().connection.replica();
    }

    private Program program() {
        if (program == null) {
            throw new IllegalStateException(name + " does not run");
        }
        return program;
    }

    void start() {
        Replica replica = new Replica(user, client, journal.nextClientSequence(), journal.unsent());
        program = new Program(replica);
        program.connection.start();
    }

    /// Ends the program without a word.
    void crash() {
        if (program != null) {
            trace.add(name, () -> "crashes with " + journal.unsent().size() + " unsent");
            program.over = true;
            program.leave();
            program = null;
        }
    }

    /// Takes the network away, and gives it back.
    void cutOff(boolean nowCutOff) {
        trace.add(name, () -> nowCutOff ? "loses the network" : "has the network again");
        cutOff = nowCutOff;
        if (program != null && program.link != null && nowCutOff) {
            SimulatedLink lost = program.link;
            if (random.nextBoolean()) {
                lost.cut();
            } else {
                lost.fallSilent();
                time.after(Duration.ofSeconds(random.nextInt(30)), lost::cut);
            }
        }
    }

    boolean isQuiet(long sequence) {
        Replica replica = replica();
        return program().connection.status().ladder() == ConnectionStatus.Ladder.CONNECTED
                && replica.isCurrent()
                && replica.pending() == 0
                && replica.confirmed().sequence() == sequence;
    }

    String state() {
        Replica replica = replica();
        return name
                + ": "
                + program().connection.status().ladder()
                + ", "
                + replica.pending()
                + " pending, at "
                + replica.confirmed().sequence()
                + (replica.isCurrent() ? "" : ", not current");
    }

    /// Submits a step that can be undone, under a label of its own.
    void submit(List<Operation> operations) {
        String label = name + "-" + client.value().getLeastSignificantBits() + "-" + ++steps;
        long before = replica().nextClientSequence();
        program()
                .connection
                .submit(
                        label,
                        operations,
                        true,
                        settlement -> {
                            trace.add(name, () -> label + ": " + settlement);
                            books.told(label, settlement, !program().takingDocument);
                        });
        if (replica().nextClientSequence() > before) {
            books.asked(label);
            program().exact.add(replica().nextClientSequence() - 1);
            trace.add(name, () -> label + " " + operations);
        }
    }

    void undo() {
        takeBack(true);
    }

    void redo() {
        takeBack(false);
    }

    private void takeBack(boolean undoing) {
        Document before = replica().shown();
        Connection connection = program().connection;
        (undoing ? connection.undo() : connection.redo())
                .filter(result -> result.changed())
                .ifPresent(result -> {
                    Unsent batch = replica().unsent().getLast();
                    books.asked(result.label());
                    program().exact.add(batch.clientSequence());
                    trace.add(
                            name,
                            () ->
                                    (undoing ? "undo " : "redo ")
                                            + result.label()
                                            + " "
                                            + batch.batch().operations());
                    new UndoJudge(user, before).judge(batch.batch().operations());
                });
    }

    /// From one start of the program to its end.
    private final class Program implements Clock, Scheduler, Transport, Admission, RoomListener {
        private final Connection connection;
        private boolean over;
        private boolean takingDocument;

        /// Submissions of this program of which it is known exactly how they stand on what is before them.
        private final Set<Long> exact = new HashSet<>();

        private @Nullable SimulatedLink link;

        Program(Replica replica) {
            connection =
                    new Connection(
                            new Connection.Parts(this, this, this, random, this, journal),
                            replica,
                            this);
        }

        void leave() {
            if (link != null) {
                link.closeByClient(SimulatedLink.BROKEN);
            }
        }

        @Override
        public long nanos() {
            return time.nanos();
        }

        @Override
        public long millis() {
            return time.millis();
        }

        @Override
        public Timer after(Duration delay, Runnable task) {
            VirtualTime.Task asked =
                    time.after(
                            delay,
                            () -> {
                                if (!over) {
                                    task.run();
                                }
                            });
            return asked::cancel;
        }

        @Override
        public URI url() {
            return ADDRESS;
        }

        @Override
        public void renew(Consumer<Answer<URI>> then) {
            throw new Violation("the relay does not admit " + user);
        }

        @Override
        public void statusChanged(ConnectionStatus status) {
            Violation.unless(
                    status.divergences() == 0, name + " has found that its document differs");
            Violation.unless(
                    status.ladder() != ConnectionStatus.Ladder.CLOSED,
                    name + " was turned away: " + status.sentence());
        }

        @Override
        public Transport.Link connect(URI url, Listener listener) {
            Wire wire = new Wire(listener);
            after(CONNECTING, wire::open);
            return wire;
        }

        private void received(Listener listener, ServerMessage message) {
            trace.add(name, () -> "<- " + message);
            takingDocument =
                    message instanceof ServerMessage.Welcomed welcomed
                            && welcomed.document() != null;
            if (takingDocument || message instanceof ServerMessage.Refused) {
                exact.clear();
            }
            Optional<Prediction> prediction =
                    exactly
                                    && message instanceof ServerMessage.Acknowledged acknowledged
                                    && exact.contains(acknowledged.clientSequence())
                            ? Prediction.of(connection.replica(), acknowledged)
                            : Optional.empty();
            listener.received(message);
            takingDocument = false;
            prediction.ifPresent(each -> each.check(connection.replica()));
        }

        /// One connection, as the client's transport has it.
        private final class Wire implements Transport.Link, End {
            private final Listener listener;
            private @Nullable SimulatedLink wire;
            private boolean left;

            Wire(Listener listener) {
                this.listener = listener;
            }

            void open() {
                if (left) {
                    return;
                }
                if (cutOff || !relay.isUp()) {
                    listener.failed(0, "there is no answer");
                    return;
                }
                SimulatedRelay.Door door = relay.open(user, codec);
                wire = network.connect(this, door);
                link = wire;
                door.bind(wire);
                listener.opened();
            }

            @Override
            public void send(ClientMessage message) {
                if (wire != null) {
                    trace.add(name, () -> "-> " + message);
                    wire.sendToServer(codec.encode(message));
                }
            }

            @Override
            public void offerPresence(MemberPose pose) {
                send(new ClientMessage.UpdatePresence(pose));
            }

            @Override
            public void close() {
                left = true;
                if (wire != null) {
                    wire.closeByClient(1000);
                }
            }

            @Override
            public void received(byte[] frame) {
                if (left || over) {
                    return;
                }
                switch (codec.decodeServer(frame)) {
                    case Decoded.Message<ServerMessage>(ServerMessage message) ->
                            Program.this.received(listener, message);
                    case Decoded.Unknown<ServerMessage>(String type) ->
                            throw new Violation("the relay sent an unknown " + type);
                    case Decoded.Malformed<ServerMessage>(String reason) ->
                            throw new Violation("the relay sent a malformed frame: " + reason);
                }
            }

            @Override
            public void closed(int code) {
                if (!left && !over) {
                    listener.closed(code, "");
                }
            }
        }
    }

    /// How one's own text edits will read once the relay has taken them: just as they read before, because both sides
    /// transform alike.
    private record Prediction(Document shown, List<TextKey> texts) {

        static Optional<Prediction> of(Replica replica, ServerMessage.Acknowledged acknowledged) {
            if (replica.pending() == 0
                    || acknowledged.sequence() != replica.confirmed().sequence() + 1) {
                return Optional.empty();
            }
            Unsent first = replica.unsent().getFirst();
            List<TextKey> texts =
                    first.batch().operations().stream()
                            .filter(Operation.EditText.class::isInstance)
                            .map(Operation.EditText.class::cast)
                            .map(edit -> new TextKey(edit.id(), edit.property()))
                            .toList();
            return first.clientSequence() == acknowledged.clientSequence() && !texts.isEmpty()
                    ? Optional.of(new Prediction(replica.shown(), texts))
                    : Optional.empty();
        }

        void check(Replica replica) {
            for (TextKey key : texts) {
                String before = text(shown, key);
                String after = text(replica.shown(), key);
                Violation.unless(
                        before.equals(after),
                        "a text jumped when it was acknowledged: " + before + " became " + after);
            }
        }

        private static String text(Document document, TextKey key) {
            var entity = document.entity(key.id());
            return entity == null ? "" : entity.text(key.property(), "");
        }
    }
}
