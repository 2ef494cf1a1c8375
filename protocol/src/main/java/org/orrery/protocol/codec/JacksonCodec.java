package org.orrery.protocol.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.MemberPose;
import org.orrery.protocol.message.ServerMessage;

/// Both forms, by Jackson.
final class JacksonCodec implements Codec {

    static final JacksonCodec JSON = new JacksonCodec(Mappers.json(), true);
    static final JacksonCodec CBOR = new JacksonCodec(Mappers.cbor(), false);

    private final ObjectMapper mapper;
    private final boolean text;

    private JacksonCodec(ObjectMapper mapper, boolean text) {
        this.mapper = mapper;
        this.text = text;
    }

    @Override
    public boolean isText() {
        return text;
    }

    @Override
    public byte[] encode(ClientMessage message) {
        return encode(message, ClientMessage.class);
    }

    @Override
    public byte[] encode(ServerMessage message) {
        if (!text && message instanceof ServerMessage.PresenceUpdated(List<MemberPose> poses)) {
            return PackedPresence.write(poses);
        }
        return encode(message, ServerMessage.class);
    }

    @Override
    public Decoded<ClientMessage> decodeClient(byte[] frame) {
        if (!text) {
            var presence = PackedPresence.read(frame);
            if (presence.isPresent()) {
                return new Decoded.Message<>(presence.get());
            }
        }
        return decode(frame, ClientMessage.class);
    }

    @Override
    public Decoded<ServerMessage> decodeServer(byte[] frame) {
        return decode(frame, ServerMessage.class);
    }

    private byte[] encode(Object message, Class<?> type) {
        try {
            return mapper.writerFor(type).writeValueAsBytes(message);
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    private <M> Decoded<M> decode(byte[] frame, Class<M> type) {
        try {
            M message = Mappers.read(mapper, frame, type);
            return message == null
                    ? new Decoded.Malformed<>("a message is an object")
                    : new Decoded.Message<>(message);
        } catch (InvalidTypeIdException unknown) {
            boolean ofMessage = unknown.getBaseType().hasRawClass(type);
            return ofMessage && unknown.getTypeId() != null
                    ? new Decoded.Unknown<>(unknown.getTypeId())
                    : new Decoded.Malformed<>(Mappers.reason(unknown));
        } catch (IOException malformed) {
            return new Decoded.Malformed<>(Mappers.reason(malformed));
        }
    }
}
