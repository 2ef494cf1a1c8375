package org.orrery.ui.presence;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.orrery.model.space.Pose;
import org.orrery.protocol.message.MemberPose;

/// Says where I am: often while I move, and now and then as a sign of life.
public final class OwnPresence {
    private static final long MOVING_NANOS = 45_000_000;
    private static final long RESTING_NANOS = 125_000_000;
    private final LongSupplier nanoClock;
    private final Consumer<MemberPose> sender;
    private MemberPose.Tool tool = MemberPose.Tool.SELECT;
    private int flags;
    private int following = -1;
    private @Nullable MemberPose sent;
    private long sentNanos;

    public OwnPresence(LongSupplier nanoClock, Consumer<MemberPose> sender) {
        this.nanoClock = nanoClock;
        this.sender = sender;
    }

    public void setTool(MemberPose.Tool newTool) {
        tool = newTool;
    }

    public void setFlag(int flag, boolean on) {
        flags = on ? flags | flag : flags & ~flag;
    }

    /// Says whom I follow by their slot; -1 for nobody.
    public void setFollowing(int slot) {
        following = slot;
    }

    /// Called each frame; sends when it is time.
    public void tick(Pose pose) {
        MemberPose news = new MemberPose(0, tool, flags, pose, following, 0);
        long now = nanoClock.getAsLong();
        long interval = news.equals(sent) ? RESTING_NANOS : MOVING_NANOS;
        if (sent == null || now - sentNanos >= interval) {
            sent = news;
            sentNanos = now;
            sender.accept(news);
        }
    }
}
