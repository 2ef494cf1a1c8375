package org.orrery.bench.relay;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.orrery.bench.swarm.Dialect;
import org.orrery.bench.swarm.Seat;
import org.orrery.bench.swarm.Swarm;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.protocol.Protocol;
import org.orrery.protocol.codec.Mappers;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.protocol.rest.Joined;

/// The sessions of a relay that a swarm sits in: made and joined over HTTP, so that every member has a seat and a token.
final class Hall {

    private static final int AT_ONCE = 24;
    private static final ObjectMapper JSON = Mappers.json();

    private final URI base;
    private final List<Seat> seats;
    private final Map<Seat, OrreryVoice.Memory> memories = new ConcurrentHashMap<>();

    private Hall(URI base, List<Seat> seats) {
        this.base = base;
        this.seats = seats;
    }

    /// Makes rooms and joins members to each.
    static Hall open(URI base, int rooms, int members) throws IOException, InterruptedException {
        ThreadFactory names = Thread.ofPlatform().name("join-", 0).daemon().factory();
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, names)) {
            List<Callable<Created>> creations = new ArrayList<>();
            for (int room = 0; room < rooms; room++) {
                String title = "Load " + room;
                creations.add(() -> create(http, base, title));
            }
            List<Created> sessions = all(threads, creations);
            List<Callable<Seat>> joins = new ArrayList<>();
            // Member by member, so that neighbours in the list are in different rooms.
            for (int member = 0; member < members; member++) {
                for (int room = 0; room < rooms; room++) {
                    int toRoom = room;
                    int as = member;
                    joins.add(() -> join(http, base, sessions.get(toRoom), toRoom, as));
                }
            }
            return new Hall(base, all(threads, joins));
        }
    }

    private static <T> List<T> all(ExecutorService threads, List<Callable<T>> tasks)
            throws IOException, InterruptedException {
        List<T> results = new ArrayList<>();
        for (Future<T> each : threads.invokeAll(tasks)) {
            try {
                results.add(each.get());
            } catch (ExecutionException failure) {
                throw new IOException("the relay does not let all in", failure.getCause());
            }
        }
        return results;
    }

    private static Created create(HttpClient http, URI base, String title)
            throws IOException, InterruptedException {
        var request =
                new CreateSession(
                        "analytics_session", title, new UserId("m0"), null, null, null, null);
        return post(http, base.resolve("/collaboration/sessions/create"), request, Created.class);
    }

    private static Seat join(HttpClient http, URI base, Created session, int room, int member)
            throws IOException, InterruptedException {
        String user = "m" + member;
        URI address = base.resolve("/collaboration/sessions/" + session.sessionId() + "/join");
        JoinSession request =
                new JoinSession(new UserId(user), user, Role.COLLABORATOR, null, true);
        Joined joined = post(http, address, request, Joined.class);
        URI socket = URI.create(joined.websocketUrl());
        return new Seat(
                room,
                member,
                base.getPort(),
                socket.getRawPath() + "?" + socket.getRawQuery(),
                List.of("Sec-WebSocket-Protocol: " + Protocol.CBOR_SUBPROTOCOL));
    }

    private static <T> T post(HttpClient http, URI address, Object body, Class<T> answer)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                        .build();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() >= 300) {
            throw new IOException(
                    address.getPath()
                            + " answers "
                            + response.statusCode()
                            + " "
                            + JSON.readTree(response.body()));
        }
        return JSON.readValue(response.body(), answer);
    }

    URI base() {
        return base;
    }

    List<Seat> seats() {
        return seats;
    }

    Dialect dialect() {
        return (seat, wire, hearing) ->
                new OrreryVoice(
                        memories.computeIfAbsent(seat, _ -> new OrreryVoice.Memory()),
                        wire,
                        hearing);
    }

    /// Members for all seats, not connected yet.
    Swarm swarm(int threads, int lookingEvery) {
        return new Swarm(threads, seats, dialect(), lookingEvery);
    }
}
