package org.orrery.relay.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Operation;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.model.value.Value;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.MemberPose;
import org.orrery.protocol.message.ServerMessage;

/// Somebody at the door of a room under test, and what they were told.
final class Guest implements Outlet {

    final Room room;
    final ClientId client;
    final List<ServerMessage> heard = new ArrayList<>();
    final Connection connection;
    @Nullable CloseReason closed;
    long backlog;
    boolean paused;
    private long submitted;

    Guest(Room room, String user) {
        this(room, user, new ClientId(UUID.randomUUID()));
    }

    Guest(Room room, String user, ClientId client) {
        this.room = room;
        this.client = client;
        this.connection = room.connect(new UserId(user), Codec.cbor(), this);
    }

    @Override
    public void send(Frame frame) {
        heard.add(frame.message());
    }

    @Override
    public long backlogBytes() {
        return backlog;
    }

    @Override
    public void close(CloseReason reason) {
        closed = reason;
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
    }

    Guest hello() {
        return hello(0, 1);
    }

    Guest hello(long lastSequence, long firstPending) {
        submitted = firstPending - 1;
        say(new ClientMessage.Hello(List.of(1), client, lastSequence, firstPending));
        return this;
    }

    void say(ClientMessage message) {
        room.receive(connection, message);
    }

    long submit(Operation... operations) {
        submitted++;
        submit(submitted, operations);
        return submitted;
    }

    void submit(long number, Operation... operations) {
        say(new ClientMessage.Submit(number, new Batch("Test", 0, List.of(operations))));
    }

    void pose(double x) {
        Pose pose = Pose.lookingAt(new Vec3(x, 1, 1), Vec3.ZERO);
        say(
                new ClientMessage.UpdatePresence(
                        new MemberPose(0, MemberPose.Tool.SELECT, 0, pose, -1, 0)));
    }

    void leave() {
        room.disconnected(connection);
    }

    <T extends ServerMessage> List<T> all(Class<T> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends ServerMessage> T last(Class<T> type) {
        return all(type).getLast();
    }

    static Operation chat(String body) {
        return new Operation.Create(
                new EntityId(UUID.randomUUID()), "chat", Map.of("body", Value.of(body)));
    }
}
