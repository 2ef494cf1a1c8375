package org.orrery.relay.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orrery.relay.room.Frame;

/// What the rooms of one event loop have sent during one task. After the task it goes to the event loops of the sockets with
/// one hop each, and every socket that got something is flushed once: a system call for all of it. A frame that goes to many
/// is encoded once. Confined to its event loop.
final class Outbox {

    private static final FastThreadLocal<Outbox> CURRENT =
            new FastThreadLocal<>() {
                @Override
                protected Outbox initialValue() {
                    return new Outbox();
                }
            };

    /// @param frame to be written, or nothing to close instead
    private record Item(SocketOutlet to, @Nullable ByteBuf frame) {}

    private final IdentityHashMap<EventLoop, List<Item>> items = new IdentityHashMap<>();
    private @Nullable Frame encoded;
    private @Nullable ByteBuf binary;
    private @Nullable ByteBuf text;

    private Outbox() {}

    /// The one of this thread.
    static Outbox current() {
        return CURRENT.get();
    }

    /// Takes a frame for a socket.
    ///
    /// @return how many bytes that is
    int add(SocketOutlet to, Frame frame, boolean asText) {
        if (!frame.equals(encoded)) {
            forget();
            encoded = frame;
        }
        ByteBuf bytes = asText ? text : binary;
        if (bytes == null) {
            bytes = WebSocketFrames.encode(frame, asText);
            if (asText) {
                text = bytes;
            } else {
                binary = bytes;
            }
        }
        list(to).add(new Item(to, bytes.retainedDuplicate()));
        return bytes.readableBytes();
    }

    /// Closes a socket after what it has been sent.
    void addClose(SocketOutlet to) {
        list(to).add(new Item(to, null));
    }

    private List<Item> list(SocketOutlet to) {
        return items.computeIfAbsent(to.loop(), _ -> new ArrayList<>());
    }

    /// Sends it all on its way.
    void handOver() {
        if (items.isEmpty()) {
            return;
        }
        items.forEach((loop, list) -> {
            if (loop.inEventLoop()) {
                write(list);
            } else {
                loop.execute(() -> write(list));
            }
        });
        items.clear();
        forget();
    }

    private static void write(List<Item> list) {
        List<SocketOutlet> touched = new ArrayList<>();
        for (Item item : list) {
            ByteBuf frame = item.frame();
            if (frame == null) {
                item.to().flush();
                item.to().closeSocket();
            } else if (item.to().write(frame)) {
                touched.add(item.to());
            }
        }
        touched.forEach(SocketOutlet::flush);
    }

    private void forget() {
        if (binary != null) {
            var _ = binary.release();
            binary = null;
        }
        if (text != null) {
            var _ = text.release();
            text = null;
        }
        encoded = null;
    }
}
