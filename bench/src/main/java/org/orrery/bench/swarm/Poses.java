package org.orrery.bench.swarm;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Quaternion;
import org.orrery.model.space.Vec3;
import org.orrery.protocol.message.MemberPose;

/// Packed poses that say when they were sent: the three coordinates, which every server passes on to the bit, hold the
/// sender's counter, the time in microseconds and the phase of the run.
public final class Poses {

    public static final int BYTES = MemberPose.BYTES;

    private static final int SLOT = 0;
    private static final int COUNTER = 4;
    private static final int MICROS = 8;
    private static final int PHASE = 12;

    /// The clock wraps after 17 minutes, long after any pose has come or is lost.
    private static final int CLOCK_BITS = 30;

    private static final byte[] TEMPLATE = template();

    private Poses() {}

    private static byte[] template() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        Pose pose = new Pose(Vec3.ZERO, new Quaternion(0, 0, 0, 1), 4.5);
        new MemberPose(0, MemberPose.Tool.FLY, 0, pose, -1, 0).pack(bytes);
        return bytes.array();
    }

    static byte[] make(int slot, int counter, int phase, long nanos) {
        ByteBuffer bytes = ByteBuffer.wrap(TEMPLATE.clone());
        bytes.putShort(SLOT, (short) slot);
        bytes.putInt(COUNTER, counter);
        bytes.putInt(MICROS, micros(nanos));
        bytes.putInt(PHASE, phase);
        return bytes.array();
    }

    private static int micros(long nanos) {
        return (int) (nanos / 1000) & ((1 << CLOCK_BITS) - 1);
    }

    static int slot(ByteBuf pose, int index) {
        return pose.getUnsignedShort(index + SLOT);
    }

    static int counter(ByteBuf pose, int index) {
        return pose.getInt(index + COUNTER);
    }

    static int phase(ByteBuf pose, int index) {
        return pose.getInt(index + PHASE);
    }

    /// How long ago it was sent, in nanoseconds.
    static long age(ByteBuf pose, int index, long nowNanos) {
        int ago = (micros(nowNanos) - pose.getInt(index + MICROS)) & ((1 << CLOCK_BITS) - 1);
        return ago * 1000L;
    }
}
