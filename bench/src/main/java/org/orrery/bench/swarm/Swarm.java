package org.orrery.bench.swarm;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Members of any number of rooms on one server, played by few threads.
public final class Swarm implements AutoCloseable {

    private static final long POLL_MILLIS = 5;
    static final long STRAGGLERS_MILLIS = 700;

    private final Dialect dialect;
    private final int lookingEvery;
    private final EventLoopGroup loops;
    private final List<Section> sections = new ArrayList<>();
    private final Map<Integer, Integer> looking = new HashMap<>();
    private final int size;
    private final Random random = new Random(11);

    /// Members who are not connected yet.
    ///
    /// @param lookingEvery one in so many members looks into the frames it gets; the others only count them
    public Swarm(int threads, List<Seat> seats, Dialect dialect, int lookingEvery) {
        this.dialect = dialect;
        this.lookingEvery = lookingEvery;
        this.size = seats.size();
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        Class<? extends SocketChannel> channels =
                epoll ? EpollSocketChannel.class : NioSocketChannel.class;
        loops = new MultiThreadIoEventLoopGroup(threads, io);
        for (int i = 0; i < threads; i++) {
            sections.add(new Section(loops.next(), channels, this));
        }
        for (int i = 0; i < size; i++) {
            Seat seat = seats.get(i);
            Section section = sections.get(i % threads);
            section.members().add(new Member(seat, section, looks(seat)));
            looking.merge(seat.room(), looks(seat) ? 1 : 0, Integer::sum);
        }
    }

    private boolean looks(Seat seat) {
        return seat.member() % lookingEvery == 0;
    }

    /// Who looks at the poses of this one.
    int audience(Seat seat) {
        return looking.getOrDefault(seat.room(), 0) - (looks(seat) ? 1 : 0);
    }

    Dialect dialect() {
        return dialect;
    }

    RandomGenerator random() {
        return random;
    }

    public int size() {
        return size;
    }

    /// Members who are connected and welcomed now.
    public int live() {
        return sections.stream().mapToInt(Section::live).sum();
    }

    /// Connects everybody.
    ///
    /// @throws IOException when not all are in within the time
    public void enter(Duration limit) throws IOException, InterruptedException {
        onAll(Section::connectAll);
        awaitAll(limit);
    }

    /// Waits until everybody is in.
    ///
    /// @return how long that took, in seconds
    public double awaitAll(Duration limit) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (live() < size) {
            if (System.nanoTime() - start > limit.toNanos()) {
                throw new IOException(
                        "only %d of %d members are in: %s"
                                .formatted(live(), size, tally().complaint()));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /// Everybody moves at this rate.
    public void move(double perSecondEach, Course course) throws InterruptedException {
        perform(pacers(perSecondEach, Member::move), course);
    }

    /// Everybody moves, and all together submit changes at random times.
    public void moveAndWrite(double movesEach, double writes, Course course)
            throws InterruptedException {
        List<Pacer> pacers = new ArrayList<>(pacers(movesEach, Member::move));
        pacers.addAll(pacers(writes / size, Member::submit));
        onAll(section -> section.write(true));
        perform(pacers, course);
        onAll(Section::stopWriters);
    }

    private void perform(List<Pacer> pacers, Course course) throws InterruptedException {
        pacers.forEach(Pacer::start);
        warm(course);
        sleep(course.seconds());
        for (Pacer pacer : pacers) {
            pacer.stop();
        }
        TimeUnit.MILLISECONDS.sleep(STRAGGLERS_MILLIS);
    }

    /// Nobody stops between warm-up and measurement: a load that begins anew is another load.
    private void warm(Course course) throws InterruptedException {
        sleep(course.warmUp());
        course.atWarm().run();
        onAll(Section::countAnew);
    }

    /// Everybody writes, each waiting for one of its `window` changes before the next.
    public void write(int window, Course course) throws InterruptedException {
        onAll(section -> section.startWriters(window));
        warm(course);
        sleep(course.seconds());
        onAll(Section::stopWriters);
    }

    private List<Pacer> pacers(double perSecondEach, Pacer.Act act) {
        return sections.stream()
                .map(section -> new Pacer(section, random, perSecondEach, act))
                .toList();
    }

    private static void sleep(double seconds) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep((long) (seconds * 1000));
    }

    /// Whether those who lose their connection come back, as the desktop program does.
    public void comeBack(boolean on) {
        onAll(section -> section.comeBack(on));
    }

    /// Everybody's network breaks at once.
    public void dropAll() {
        onAll(Section::dropAll);
        // What the closes have left to do is done before this.
        onAll(_ -> {});
    }

    /// What everybody has counted since the last load was warm.
    public Tally tally() {
        Tally all = new Tally();
        onAll(section -> {
            synchronized (all) {
                all.add(section.tally());
            }
        });
        return all;
    }

    private void onAll(Consumer<Section> task) {
        for (Section section : sections) {
            section.loop().submit(() -> task.accept(section)).syncUninterruptibly();
        }
    }

    @Override
    public void close() {
        onAll(Section::leave);
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
