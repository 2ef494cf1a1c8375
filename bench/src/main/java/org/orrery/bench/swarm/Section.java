package org.orrery.bench.swarm;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.orrery.net.connection.Backoff;

/// The members of one event loop. Everything but the counters that say so is confined to it.
final class Section {

    /// Within this many steps each member pings once, as people do who came at different times.
    private static final int PING_STEPS = 90;

    private static final long PING_STEP_MILLIS = 100;
    private static final int BACKLOG_MEMBERS = 128;

    private final EventLoop loop;
    private final Class<? extends SocketChannel> channels;
    private final Swarm swarm;
    private final List<Member> members = new ArrayList<>();
    private final Queue<Member> waiting = new ArrayDeque<>();
    private final Tally tally = new Tally();
    private int connecting;
    private int pingStep;
    private int phase;
    private boolean writing;
    private boolean closedLoop;
    private boolean returning;
    private boolean leaving;

    /// Written by the event loop, read by anybody.
    private final AtomicInteger live = new AtomicInteger();

    Section(EventLoop loop, Class<? extends SocketChannel> channels, Swarm swarm) {
        this.loop = loop;
        this.channels = channels;
        this.swarm = swarm;
    }

    EventLoop loop() {
        return loop;
    }

    List<Member> members() {
        return members;
    }

    Dialect dialect() {
        return swarm.dialect();
    }

    Tally tally() {
        return tally;
    }

    int live() {
        return live.get();
    }

    int phase() {
        return phase;
    }

    /// What was counted until now is forgotten, and poses that are on their way will not count.
    void countAnew() {
        tally.clear();
        phase++;
    }

    boolean isMeasured(int of) {
        return of == phase;
    }

    int audience(Seat seat) {
        return swarm.audience(seat);
    }

    // ---- connecting

    /// Connects all, some at a time.
    void connectAll() {
        waiting.addAll(members);
        connectMore();
        var _ =
                loop.scheduleAtFixedRate(
                        this::pingSome, PING_STEP_MILLIS, PING_STEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void pingSome() {
        for (int i = pingStep; i < members.size(); i += PING_STEPS) {
            members.get(i).ping();
        }
        pingStep = (pingStep + 1) % PING_STEPS;
    }

    private void connectMore() {
        while (connecting < BACKLOG_MEMBERS && !waiting.isEmpty()) {
            connecting++;
            waiting.remove().connect();
        }
    }

    void open(Link link, int port) {
        ChannelFuture future =
                new Bootstrap()
                        .group(loop)
                        .channel(channels)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 5000)
                        .handler((ChannelHandler) link)
                        .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        var _ =
                future.addListener(done -> {
                    if (!done.isSuccess()) {
                        link.failed(String.valueOf(done.cause()));
                    }
                });
    }

    void arrived() {
        var _ = live.incrementAndGet();
        connecting--;
        connectMore();
    }

    void gone(Member member, boolean was, String why) {
        if (was) {
            var _ = live.decrementAndGet();
        } else {
            connecting--;
        }
        if (leaving) {
            return;
        }
        if (was) {
            tally.lost++;
        }
        complain(why);
        if (returning) {
            connecting++;
            long millis = Backoff.millis(swarm.random(), member.attempts());
            var _ = loop.schedule(member::connect, millis, TimeUnit.MILLISECONDS);
        }
    }

    void complain(String what) {
        if (tally.complaint.isEmpty()) {
            tally.complaint = what;
        }
    }

    /// From now on whoever loses the connection comes back as the desktop program does.
    void comeBack(boolean on) {
        returning = on;
    }

    /// Everybody's network breaks at once.
    void dropAll() {
        members.forEach(Member::drop);
    }

    void leave() {
        leaving = true;
        waiting.clear();
        members.forEach(Member::drop);
    }

    // ---- writing

    boolean isWriting() {
        return writing;
    }

    void write(boolean on) {
        writing = on;
    }

    /// Writers who wait for one change before the next.
    void startWriters(int window) {
        writing = true;
        closedLoop = true;
        long now = System.nanoTime();
        for (Member member : members) {
            for (int i = 0; i < window; i++) {
                member.submit(now);
            }
        }
    }

    void stopWriters() {
        closedLoop = false;
        writing = false;
    }

    void settled(Member member, long now) {
        if (closedLoop) {
            member.submit(now);
        }
    }
}
