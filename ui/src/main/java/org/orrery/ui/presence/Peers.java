package org.orrery.ui.presence;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.orrery.protocol.message.MemberPose;

/// The newest pose of every other member, and how old it is.
public final class Peers {
    /// A pose older than this is shown as stale.
    public static final int STALE_MILLIS = 250;

    /// After this long without news a member counts as lost to those who follow.
    public static final int LOST_MILLIS = 6_000;

    private final LongSupplier nanoClock;
    private final Map<Integer, Peer> peers = new HashMap<>();

    /// One member's newest news.
    public static final class Peer {
        private MemberPose news;
        private long heardNanos;

        private Peer(MemberPose news, long heardNanos) {
            this.news = news;
            this.heardNanos = heardNanos;
        }

        public MemberPose news() {
            return news;
        }
    }

    public Peers(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    public void hear(List<MemberPose> poses) {
        long now = nanoClock.getAsLong();
        for (MemberPose pose : poses) {
            Peer peer = peers.get(pose.slot());
            if (peer == null) {
                peers.put(pose.slot(), new Peer(pose, now));
            } else {
                peer.news = pose;
                peer.heardNanos = now;
            }
        }
    }

    /// Forgets those who have left.
    public void keep(Collection<Integer> slots) {
        peers.keySet().retainAll(slots);
    }

    public Optional<Peer> at(int slot) {
        return Optional.ofNullable(peers.get(slot));
    }

    /// How old the newest pose is, with the time since it came; empty for one never heard of.
    public Optional<Integer> ageMillis(int slot) {
        Peer peer = peers.get(slot);
        if (peer == null) {
            return Optional.empty();
        }
        long since = (nanoClock.getAsLong() - peer.heardNanos) / 1_000_000;
        return Optional.of((int) Math.min(Integer.MAX_VALUE, peer.news.ageMillis() + since));
    }

    public boolean isStale(int slot) {
        return ageMillis(slot).orElse(Integer.MAX_VALUE) > STALE_MILLIS;
    }

    /// From 0, fresh, to 1, lost.
    public double staleness(int slot) {
        int age = ageMillis(slot).orElse(LOST_MILLIS);
        return Math.clamp((age - STALE_MILLIS) / (double) (LOST_MILLIS - STALE_MILLIS), 0, 1);
    }
}
