package org.orrery.relay.room;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.UserId;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.relay.limit.TokenBucket;

/// One client's connection to a room, as the room sees it. Confined to the room's thread.
public final class Connection {

    final UserId user;
    final Codec codec;
    final Outlet outlet;
    final TokenBucket submits;
    final TokenBucket presences;
    final TokenBucket signals;
    final long openedNanos;
    long heardNanos;
    long dropped;

    private Set<SocketOperation> allowed = Set.of();

    /// What was said by a member who waits, to be answered when they are let in.
    private ClientMessage.@Nullable Hello held;

    private ServerMessage.@Nullable Waiting told;
    private @Nullable ClientId client;
    private long firstPending = 1;
    private long expected = 1;
    private int slot;
    private boolean closed;
    private boolean paused;

    /// Bytes of a welcome that was sent with the whole document, which a reader may take its time for.
    private long allowance;

    Connection(UserId user, Codec codec, Outlet outlet, RoomLimits limits, long nowNanos) {
        this.user = user;
        this.codec = codec;
        this.outlet = outlet;
        this.submits = new TokenBucket(limits.submitsPerSecond(), limits.submitBurst(), nowNanos);
        this.presences =
                new TokenBucket(limits.presencePerSecond(), limits.presencePerSecond(), nowNanos);
        this.signals =
                new TokenBucket(limits.signalsPerSecond(), limits.signalsPerSecond(), nowNanos);
        this.openedNanos = nowNanos;
        this.heardNanos = nowNanos;
    }

    public UserId user() {
        return user;
    }

    /// Who it is, once it has said hello.
    @Nullable ClientId client() {
        return client;
    }

    boolean isWelcomed() {
        return client != null && !closed;
    }

    boolean isClosed() {
        return closed;
    }

    /// Lets the connection wait.
    void hold(ClientMessage.Hello hello) {
        held = hello;
        allowed = SocketOperation.ofWaiting();
    }

    boolean isHeld() {
        return held != null && !closed;
    }

    boolean isHeldFor(ClientId waiting) {
        return held != null && held.clientId().equals(waiting);
    }

    /// Ends the wait.
    ///
    /// @return what was said before it, `null` when it did not wait
    ClientMessage.@Nullable Hello release() {
        ClientMessage.Hello hello = held;
        held = null;
        return hello;
    }

    /// What it was last told while it waited.
    ServerMessage.@Nullable Waiting told() {
        return told;
    }

    void tell(ServerMessage.Waiting news) {
        told = news;
    }

    void may(Set<SocketOperation> operations) {
        allowed = operations;
    }

    boolean may(SocketOperation operation) {
        return allowed.contains(operation);
    }

    void welcome(ClientId newClient, int newSlot, long newFirstPending) {
        client = newClient;
        slot = newSlot;
        firstPending = newFirstPending;
        expected = newFirstPending;
    }

    int slot() {
        return slot;
    }

    long expected() {
        return expected;
    }

    void advance() {
        expected++;
    }

    /// Whether the client waits for an answer to this submission; of older ones it knows nothing any more.
    boolean awaits(long clientSequence) {
        return clientSequence >= firstPending;
    }

    void send(Frame frame) {
        if (!closed) {
            outlet.send(frame);
        }
    }

    /// May wait for the thread's next flush.
    void sendSoon(Frame frame) {
        if (!closed) {
            outlet.sendSoon(frame);
        }
    }

    /// Lets the reader lag behind by what is being sent to it now.
    void allowBacklog() {
        allowance = outlet.backlogBytes();
    }

    boolean lagsBehind(long bytes) {
        long backlog = outlet.backlogBytes();
        if (backlog < allowance) {
            allowance = backlog;
        }
        return backlog - allowance > bytes;
    }

    void pause() {
        if (!paused && !closed) {
            paused = true;
            outlet.pause();
        }
    }

    void resume() {
        if (paused && !closed) {
            paused = false;
            outlet.resume();
        }
    }

    boolean isPaused() {
        return paused;
    }

    void close(CloseReason reason) {
        if (!closed) {
            closed = true;
            outlet.close(reason);
        }
    }

    void gone() {
        closed = true;
    }
}
