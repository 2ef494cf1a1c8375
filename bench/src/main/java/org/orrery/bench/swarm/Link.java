package org.orrery.bench.swarm;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One connection of one member: the upgrade, and frames in both directions (RFC 6455). A client's frames have to be masked;
/// the mask here is zero, which every server has to undo like any other.
final class Link extends ByteToMessageDecoder implements Wire {

    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int HEAD = 8;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final Member member;
    private @Nullable ChannelHandlerContext channel;
    private boolean upgraded;
    private String end = "the connection broke";

    Link(Member member) {
        this.member = member;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context;
        Seat seat = member.seat();
        StringBuilder request = new StringBuilder(300);
        request.append("GET ").append(seat.path()).append(" HTTP/1.1\r\n");
        request.append("Host: 127.0.0.1:").append(seat.port()).append("\r\n");
        request.append("Upgrade: websocket\r\nConnection: Upgrade\r\n");
        request.append("Sec-WebSocket-Version: 13\r\n");
        request.append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        seat.headers().forEach(header -> request.append(header).append("\r\n"));
        request.append("\r\n");
        ByteBuf bytes = ByteBufUtil.writeAscii(context.alloc(), request);
        var _ = context.writeAndFlush(bytes, context.voidPromise());
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (upgraded || upgrade(in)) {
            long now = System.nanoTime();
            while (frame(in, now)) {
                member.tally().frames++;
            }
        }
    }

    private boolean upgrade(ByteBuf in) {
        String head = in.toString(StandardCharsets.US_ASCII);
        int length = head.indexOf(END_OF_HEAD);
        if (length < 0) {
            return false;
        }
        in.skipBytes(length + END_OF_HEAD.length());
        upgraded = head.startsWith("HTTP/1.1 101");
        if (upgraded) {
            member.opened(this);
        } else {
            end = head.lines().findFirst().orElse("no answer");
            close();
        }
        return upgraded;
    }

    /// Takes one frame if it is there whole.
    private boolean frame(ByteBuf in, long now) {
        int start = in.readerIndex();
        int there = in.readableBytes();
        if (there < 2) {
            return false;
        }
        long length = in.getUnsignedByte(start + 1);
        int head = 2;
        if (length == 126) {
            head = 4;
            length = there < head ? 0 : in.getUnsignedShort(start + 2);
        } else if (length == 127) {
            head = 10;
            length = there < head ? 0 : in.getLong(start + 2);
        }
        if (there < head + length) {
            return false;
        }
        int opcode = in.getByte(start) & 0x0F;
        in.skipBytes(head);
        take(opcode, in.readSlice((int) length), now);
        member.tally().bytes += length;
        return true;
    }

    private void take(int opcode, ByteBuf payload, long now) {
        switch (opcode) {
            case TEXT -> member.heard(true, payload, now);
            case BINARY -> member.heard(false, payload, now);
            case CLOSE -> {
                if (payload.readableBytes() >= 2) {
                    end =
                            "closed with "
                                    + payload.readUnsignedShort()
                                    + " "
                                    + payload.toString(StandardCharsets.UTF_8);
                }
                close();
            }
            case PING -> {
                ByteBuf pong = payload(payload.readableBytes());
                pong.writeBytes(payload);
                send(PONG, pong);
            }
            default -> {}
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        channel = null;
        member.ended(this, end);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        end = String.valueOf(cause);
        close();
    }

    void failed(String why) {
        member.ended(this, why);
    }

    void close() {
        if (channel != null) {
            var _ = channel.close();
        }
    }

    private ChannelHandlerContext channel() {
        ChannelHandlerContext open = channel;
        if (open == null) {
            throw new IllegalStateException("the connection is closed");
        }
        return open;
    }

    @Override
    public ByteBuf payload(int bytes) {
        ByteBuf buffer = channel().alloc().directBuffer(HEAD + bytes);
        return buffer.setIndex(HEAD, HEAD);
    }

    @Override
    public void binary(ByteBuf payload) {
        send(BINARY, payload);
    }

    @Override
    public void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        send(TEXT, payload(bytes.length).writeBytes(bytes));
    }

    /// Puts the head in front of the payload.
    private void send(int opcode, ByteBuf payload) {
        int length = payload.readableBytes();
        int head = length < 126 ? 6 : 8;
        int start = payload.readerIndex() - head;
        payload.setByte(start, FINAL | opcode);
        if (length < 126) {
            payload.setByte(start + 1, MASKED | length);
            payload.setInt(start + 2, 0);
        } else {
            payload.setByte(start + 1, MASKED | 126);
            payload.setShort(start + 2, length);
            payload.setInt(start + 4, 0);
        }
        payload.readerIndex(start);
        ChannelHandlerContext open = channel();
        var _ = open.writeAndFlush(payload, open.voidPromise());
    }
}
