package org.orrery.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.MemberPose;
import org.orrery.protocol.message.ServerMessage;

final class PackedPresenceTest {

    private final byte[] frame =
            Codec.cbor()
                    .encode(
                            new ClientMessage.UpdatePresence(
                                    new MemberPose(
                                            3,
                                            MemberPose.Tool.POINT,
                                            1,
                                            Pose.lookingAt(new Vec3(1, 2, 3), Vec3.ZERO),
                                            -1,
                                            7)));

    @Test
    void whatOurClientsWriteIsReadWithoutJackson() {
        assertThat(PackedPresence.read(frame))
                .hasValueSatisfying(
                        message -> assertThat(Codec.cbor().encode(message)).isEqualTo(frame));
    }

    @Test
    void whatIsNotAPoseIsLeftToJacksonToRefuse() {
        frame[frame.length - MemberPose.BYTES - 1 + 2] = 99;

        assertThat(PackedPresence.read(frame)).isEmpty();
        assertThat(Codec.cbor().decodeClient(frame)).isInstanceOf(Decoded.Malformed.class);
    }

    @Test
    void otherMessagesAreNotTouched() {
        assertThat(PackedPresence.read(Codec.cbor().encode(new ClientMessage.Ping(1)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 23, 24, 50, 255, 256, 300})
    void posesAreWrittenAsJacksonWritesThem(int count) throws JsonProcessingException {
        MemberPose pose =
                new MemberPose(
                        3,
                        MemberPose.Tool.FLY,
                        5,
                        Pose.lookingAt(new Vec3(-1, 2.5, 3), Vec3.ZERO),
                        7,
                        65_535);
        var message = new ServerMessage.PresenceUpdated(Collections.nCopies(count, pose));

        assertThat(Codec.cbor().encode(message))
                .isEqualTo(
                        Mappers.cbor().writerFor(ServerMessage.class).writeValueAsBytes(message));
    }
}
