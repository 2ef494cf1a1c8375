package org.orrery.app.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.image.WritableImage;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.file.DataFiles;
import org.orrery.analytics.job.Progress;
import org.orrery.analytics.sample.SampleData;
import org.orrery.app.desktop.Cause;
import org.orrery.app.desktop.LocalRelay;
import org.orrery.app.desktop.Picture;
import org.orrery.app.desktop.RelayClients;
import org.orrery.app.desktop.Toolkit;
import org.orrery.net.Answer;
import org.orrery.net.RelayClient;
import org.orrery.relay.setting.RelaySettings;
import org.orrery.ui.start.DataChoice;

/// One demonstration, from the first window to the summary. Called on the program's main thread, which it holds.
public final class DemoRun {

    private static final Duration ARRIVAL = Duration.ofSeconds(30);
    private static final long SETTLING_MILLIS = 300;

    /// Set by the start benchmark, which waits for the line `orrery-ready`.
    private static final String READY_PROPERTY = "orrery.bench.start";

    private final DemoSettings settings;
    private final PrintWriter out;
    private final List<MeasuredRoom> rooms = new ArrayList<>();
    private final List<DemoWindow> windows = new ArrayList<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("demo").factory());
    private final long startNanos = System.nanoTime();

    public DemoRun(DemoSettings settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    /// Plays the demonstration to its end.
    ///
    /// @return the program's exit code
    public int run() throws IOException {
        Optional<DataSet> data = read();
        if (data.isEmpty()) {
            return 1;
        }
        Path folder = Files.createTempDirectory("orrery-demo");
        RelayClients clients = new RelayClients(folder.resolve("client"));
        try (LocalRelay relay =
                new LocalRelay(RelaySettings.defaults(folder.resolve("relay")).withPort(0))) {
            Toolkit.start();
            return show(data.get(), relay, clients);
        } catch (IllegalStateException | TimeoutException failed) {
            out.println("The demonstration stopped: " + failed.getMessage());
            return 1;
        } finally {
            timer.shutdownNow();
            Toolkit.exit();
            Folders.delete(folder);
        }
    }

    private Optional<DataSet> read() {
        ReadOutcome outcome =
                settings.data()
                        .map(file -> new DataFiles().read(file, Progress.NONE))
                        .orElseGet(() ->
                                new DataFiles()
                                        .read(
                                                SampleData.GAPMINDER.id(),
                                                SampleData.GAPMINDER.bytes(),
                                                Progress.NONE));
        return switch (outcome) {
            case ReadOutcome.Loaded(DataSet data, var _) -> Optional.of(data);
            case ReadOutcome.Rejected(String reason, String nextStep) -> {
                out.println(reason + " " + nextStep);
                yield Optional.empty();
            }
            case ReadOutcome.Cancelled _ -> Optional.empty();
        };
    }

    private int show(DataSet data, LocalRelay relay, RelayClients clients)
            throws IOException, TimeoutException {
        CountDownLatch closed = new CountDownLatch(1);
        DataChoice choice =
                settings.data()
                        .<DataChoice>map(DataChoice.File::new)
                        .orElse(new DataChoice.Sample(SampleData.GAPMINDER));
        DemoWindow host = window("Alex Morgan", "#3B82F6", "robot", relay, clients, closed);
        MeasuredRoom hostRoom = entered(host.start("Walk through " + choice.title(), choice));
        if (Boolean.getBoolean(READY_PROPERTY)) {
            host.awaitData();
            out.println("orrery-ready");
            out.flush();
        }
        URI base = base(relay);
        Crew crew =
                await(
                        Crew.arrive(
                                clients.open(base, "crew"),
                                hostRoom.session(),
                                data,
                                hostRoom.user(),
                                timer,
                                this::joined));
        out.println("In the room: Alex Morgan and three simulated colleagues, at " + base);
        out.flush();
        try (crew) {
            if (settings.scripted()) {
                DemoWindow guest =
                        window("Robin Ahmed", "#34D399", "sphere", relay, clients, closed);
                MeasuredRoom guestRoom = entered(guest.join(base, hostRoom.session()));
                new Visit(host.hands(), guest.hands(), hostRoom, guestRoom).play(places(host));
            }
            linger(closed);
            return finish(data, base);
        } finally {
            windows.forEach(DemoWindow::close);
        }
    }

    /// Places of the scene from its middle outwards.
    private static List<Point2D> places(DemoWindow window) {
        Point2D size = window.sceneSize();
        List<Point2D> places = new ArrayList<>();
        for (double radius = 0; radius < 0.3; radius += 0.02) {
            for (int turn = 0; turn < 12; turn++) {
                double angle = turn * Math.PI / 6;
                places.add(
                        new Point2D(
                                size.getX() * (0.5 + radius * Math.cos(angle)),
                                size.getY() * (0.5 + radius * Math.sin(angle))));
            }
        }
        return places;
    }

    private DemoWindow window(
            String name,
            String colour,
            String model,
            LocalRelay relay,
            RelayClients clients,
            CountDownLatch closed) {
        int number = windows.size();
        DemoWindow window =
                DemoWindow.open(
                        number,
                        name,
                        colour,
                        model,
                        relay,
                        base -> measured(clients.open(base, "window-" + number)),
                        closed::countDown);
        windows.add(window);
        return window;
    }

    private RelayClient measured(RelayClient client) {
        return new MeasuringRelayClient(client, this::joined);
    }

    private synchronized void joined(MeasuredRoom room) {
        rooms.add(room);
        windows.forEach(window -> window.offer(room));
    }

    private synchronized List<MeasuredRoom> rooms() {
        return List.copyOf(rooms);
    }

    private static URI base(LocalRelay relay) throws TimeoutException {
        return switch (await(relay.start())) {
            case Answer.Success<URI>(URI base) -> base;
            case Answer.Refused<URI>(var problem) ->
                    throw new IllegalStateException(problem.title());
            case Answer.Unreachable<URI>(String reason) -> throw new IllegalStateException(reason);
        };
    }

    private static MeasuredRoom entered(CompletableFuture<MeasuredRoom> entering)
            throws TimeoutException {
        return await(entering);
    }

    private static <T> T await(CompletableFuture<T> future) throws TimeoutException {
        try {
            return future.get(ARRIVAL.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(Cause.of(failure), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /// Stays until the time is up or the window is closed.
    private void linger(CountDownLatch closed) {
        Optional<Duration> length =
                settings.scripted() ? Optional.of(settings.visit()) : settings.length();
        try {
            if (length.isEmpty()) {
                closed.await();
                return;
            }
            long spent = System.nanoTime() - startNanos;
            var _ = closed.await(length.get().toNanos() - spent, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private int finish(DataSet data, URI base) throws IOException, TimeoutException {
        List<DemoSummary.Window> shown = new ArrayList<>();
        if (settings.folder().isPresent()) {
            Path folder = Files.createDirectories(settings.folder().get());
            for (DemoWindow window : windows) {
                Path file = folder.resolve("window-" + (window.number() + 1) + ".png");
                WritableImage image = window.picture();
                Picture.write(image, file);
                shown.add(
                        new DemoSummary.Window(
                                window.name(),
                                file.getFileName().toString(),
                                window.medianFrames()));
            }
        }
        Hands.pause(SETTLING_MILLIS);
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        DemoSummary summary =
                new Reckoning(rooms(), base).summary(data, seconds, List.copyOf(shown));
        if (settings.folder().isPresent()) {
            summary.write(settings.folder().get().resolve("summary.json"));
        }
        out.println(summary.sentence());
        return summary.isConsistent() ? 0 : 1;
    }
}
