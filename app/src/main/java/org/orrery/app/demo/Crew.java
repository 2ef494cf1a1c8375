package org.orrery.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.orrery.analytics.data.DataSet;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.net.Answer;
import org.orrery.net.RelayClient;
import org.orrery.net.RoomClient;
import org.orrery.protocol.rest.JoinSession;

/// The three simulated colleagues of a demonstration.
final class Crew implements AutoCloseable {

    private record Person(
            String user, String name, Role role, String model, String colour, double angle) {}

    private static final List<Person> PEOPLE =
            List.of(
                    new Person("sim-mina", "Mina Sato", Role.ANALYST, "robot", "#F5A524", 0.3),
                    new Person(
                            "sim-jonas",
                            "Jonas Weber",
                            Role.COLLABORATOR,
                            "sphere",
                            "#A78BFA",
                            2.4),
                    new Person(
                            "sim-priya",
                            "Priya Nair",
                            Role.ENTERPRISE_PARTNER,
                            "cone",
                            "#F472B6",
                            4.4));

    private final List<Colleague> colleagues;

    private Crew(List<Colleague> colleagues) {
        this.colleagues = colleagues;
    }

    /// Lets them join, each over a connection of its own, and start what they do.
    ///
    /// @param joined is shown each one's room
    static CompletableFuture<Crew> arrive(
            RelayClient relay,
            SessionId session,
            DataSet data,
            UserId host,
            ScheduledExecutorService timer,
            Consumer<MeasuredRoom> joined) {
        RelayClient measuring = new MeasuringRelayClient(relay, joined);
        List<CompletableFuture<Colleague>> arriving = new ArrayList<>();
        for (Person person : PEOPLE) {
            arriving.add(
                    measuring
                            .join(session, request(person))
                            .thenApply(answer ->
                                    new Colleague(
                                            measured(answer),
                                            new Wander(person.user().hashCode(), person.angle()),
                                            timer)));
        }
        return CompletableFuture.allOf(arriving.toArray(CompletableFuture[]::new))
                .thenApply(_ -> {
                    List<Colleague> here = arriving.stream().map(CompletableFuture::join).toList();
                    new ColleagueScript(here, data, timer).start(host);
                    return new Crew(here);
                });
    }

    private static JoinSession request(Person person) {
        return new JoinSession(
                new UserId(person.user()),
                person.name(),
                person.role(),
                new JoinSession.AvatarConfig(person.model(), person.colour(), 1.0),
                true);
    }

    private static MeasuredRoom measured(Answer<RoomClient> answer) {
        return switch (answer) {
            case Answer.Success<RoomClient>(RoomClient room) -> (MeasuredRoom) room;
            case Answer.Refused<RoomClient>(var problem) ->
                    throw new IllegalStateException(
                            "a simulated colleague was refused: " + problem.title());
            case Answer.Unreachable<RoomClient>(String reason) ->
                    throw new IllegalStateException(
                            "a simulated colleague cannot reach the relay: " + reason);
        };
    }

    @Override
    public void close() {
        colleagues.forEach(Colleague::close);
    }
}
