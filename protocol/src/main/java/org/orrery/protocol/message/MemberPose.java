package org.orrery.protocol.message;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Quaternion;
import org.orrery.model.space.Vec3;

/// Where a member is and what they do, as of a moment ago. Packed into 28 bytes: slot (2), tool (1), flags (1), position in
/// millimetres (3 x 4), orientation as smallest three (4), focus distance (float, 4), followed slot plus one (2), age in
/// milliseconds (2).
///
/// @param slot the member's number in the session, which the relay fills in
/// @param tool what they hold, see [Tool]
/// @param flags bits, see the constants
/// @param following slot of whom they follow, -1 for nobody
/// @param ageMillis how old the pose was when the relay sent it, at most 65,535
public record MemberPose(int slot, Tool tool, int flags, Pose pose, int following, int ageMillis) {

    public static final int BYTES = 28;
    public static final int SPEAKING = 1;
    public static final int LEADING = 2;
    public static final int AWAY = 4;

    private static final double MILLIMETRES = 1000;
    private static final double LIMIT_METRES = 2_000_000;

    /// What a member holds in their hand.
    public enum Tool {
        SELECT(0),
        FLY(1),
        ANNOTATE(2),
        BRUSH(3),
        POINT(4);

        private static final Tool[] ALL = values();

        private final int code;

        Tool(int code) {
            this.code = code;
        }

        /// The name on the wire, such as `annotate`.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The tool of a name on the wire.
        ///
        /// @throws IllegalArgumentException when there is none
        public static Tool ofWireName(String name) {
            return Arrays.stream(values())
                    .filter(tool -> tool.wireName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no such tool"));
        }

        private static Tool of(int code) {
            for (Tool tool : ALL) {
                if (tool.code == code) {
                    return tool;
                }
            }
            throw new IllegalArgumentException("there is no tool " + code);
        }
    }

    /// Checks what it is given.
    ///
    /// @throws IllegalArgumentException for values that do not fit the packed form
    public MemberPose {
        boolean fits =
                slot >= 0
                        && slot <= 0xFFFF
                        && following >= -1
                        && following < 0xFFFF
                        && flags >= 0
                        && flags <= 0xFF
                        && ageMillis >= 0
                        && ageMillis <= 0xFFFF
                        && within(pose.position().x())
                        && within(pose.position().y())
                        && within(pose.position().z());
        if (!fits) {
            throw new IllegalArgumentException("a pose is out of range");
        }
    }

    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /// The same pose as the relay sends it on.
    public MemberPose as(int newSlot, int newAgeMillis) {
        return new MemberPose(newSlot, tool, flags, pose, following, newAgeMillis);
    }

    public void pack(ByteBuffer into) {
        into.putShort((short) slot);
        into.put((byte) tool.code);
        into.put((byte) flags);
        into.putInt(millimetres(pose.position().x()));
        into.putInt(millimetres(pose.position().y()));
        into.putInt(millimetres(pose.position().z()));
        into.putInt(pose.orientation().pack());
        into.putFloat((float) pose.focusDistance());
        into.putShort((short) (following + 1));
        into.putShort((short) ageMillis);
    }

    /// Reads a packed pose.
    ///
    /// @throws IllegalArgumentException when the bytes are no pose
    public static MemberPose unpack(ByteBuffer from) {
        if (from.remaining() < BYTES) {
            throw new IllegalArgumentException("a pose has " + BYTES + " bytes");
        }
        int slot = from.getShort() & 0xFFFF;
        int tool = from.get() & 0xFF;
        int flags = from.get() & 0xFF;
        Vec3 position = new Vec3(metres(from), metres(from), metres(from));
        Quaternion orientation = Quaternion.unpack(from.getInt());
        Pose pose = new Pose(position, orientation, from.getFloat());
        int following = (from.getShort() & 0xFFFF) - 1;
        int age = from.getShort() & 0xFFFF;
        return new MemberPose(slot, Tool.of(tool), flags, pose, following, age);
    }

    private static boolean within(double metres) {
        return Math.abs(metres) <= LIMIT_METRES;
    }

    private static int millimetres(double metres) {
        return (int) Math.round(metres * MILLIMETRES);
    }

    private static double metres(ByteBuffer from) {
        return from.getInt() / MILLIMETRES;
    }
}
