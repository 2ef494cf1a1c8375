package org.orrery.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.role.Role;
import org.orrery.net.Answer;
import org.orrery.net.RoomClient;
import org.orrery.protocol.rest.Problem;
import org.orrery.protocol.rest.SessionView;
import org.orrery.ui.fake.FakeServices;
import org.orrery.ui.fake.SampleRoom;
import org.orrery.ui.inbox.FxInbox;
import org.orrery.ui.notice.Notice;
import org.orrery.ui.setting.UserSettings;

final class StartViewModelTest {
    private final FakeServices services =
            new FakeServices(
                    UserSettings.initial("ada")
                            .withPerson("Ada Nowak", "#3FB67A", "cone", "analyst"),
                    SampleRoom.NOON);
    private final Deque<Runnable> toolkit = new ConcurrentLinkedDeque<>();
    private final List<Entrance> entered = new ArrayList<>();
    private final StartViewModel start =
            new StartViewModel(services, new FxInbox(toolkit::add), entered::add);
    private final SampleRoom room = new SampleRoom("collaborator");

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void joiningByIdEntersWithMyNameAndRole() {
        services.relay().answerJoin(joined());
        start.linkProperty().set(room.client().session().toString());

        start.joinByLink();
        settle();

        assertThat(entered).hasSize(1);
        assertThat(services.relay().joins().getFirst().username()).isEqualTo("Ada Nowak");
        assertThat(services.relay().joins().getFirst().role()).isEqualTo(Role.ANALYST);
        assertThat(start.recent().getFirst().title()).isEqualTo("Life expectancy review");
        assertThat(services.settings().load().recent()).hasSize(1);
    }

    @Test
    void aWrongLinkIsExplained() {
        start.linkProperty().set("join me");

        start.joinByLink();

        assertThat(start.problemProperty().get()).contains("not a link");
        assertThat(start.busyProperty().get()).isEmpty();
    }

    @Test
    void nobodyJoinsWithoutAName() {
        start.nameProperty().set(" ");
        start.linkProperty().set(room.client().session().toString());

        start.joinByLink();

        assertThat(start.problemProperty().get()).contains("name");
        assertThat(services.relay().joins()).isEmpty();
    }

    @Test
    void aRelayThatDoesNotAnswerOffersToStartHere() {
        start.relayProperty().set("relay.example:8000");
        services.relay()
                .answerJoin(CompletableFuture.completedFuture(new Answer.Unreachable<>("no")));
        start.linkProperty().set(room.client().session().toString());

        start.joinByLink();
        settle();

        assertThat(start.problemProperty().get()).contains("relay.example");
        assertThat(start.nextSteps())
                .extracting(Notice.NextStep::id)
                .containsExactly("start-retry", "start-local");
    }

    @Test
    void whatTheRelayRefusesIsSaidInASentence() {
        services.relay()
                .answerJoin(
                        CompletableFuture.completedFuture(
                                new Answer.Refused<>(
                                        Problem.of(409, "room_full", "Room full", "51"))));
        start.linkProperty().set(room.client().session().toString());

        start.joinByLink();
        settle();

        assertThat(start.problemProperty().get()).contains("50 people");
    }

    @Test
    void aCancelledJoinThatSucceedsLaterIsLeftAgain() {
        CompletableFuture<Answer<RoomClient>> answer = new CompletableFuture<>();
        services.relay().answerJoin(answer);
        start.linkProperty().set(room.client().session().toString());
        start.joinByLink();
        settle();
        assertThat(start.busyProperty().get()).isNotEmpty();

        start.cancel();
        answer.complete(new Answer.Success<>(room.client()));
        settle();

        assertThat(entered).isEmpty();
        assertThat(room.client().isClosed()).isTrue();
        assertThat(start.busyProperty().get()).isEmpty();
    }

    @Test
    void startingASessionBringsTheDataIn() {
        services.relay().answerCreate(session());
        services.relay().answerJoin(joined());
        long before = room.client().document().ofKind("dataset").size();

        start.create();
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> {
                    settle();
                    return !entered.isEmpty();
                });

        assertThat(room.client().document().ofKind("dataset")).hasSize((int) before + 1);
        assertThat(services.relay().joins().getFirst().role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void aFileThatCannotBeReadIsExplained(@TempDir Path folder) throws java.io.IOException {
        Path file = Files.writeString(folder.resolve("empty.csv"), "");
        start.dataProperty().set(new DataChoice.File(file));

        start.create();
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> {
                    settle();
                    return !start.problemProperty().get().isEmpty();
                });

        assertThat(entered).isEmpty();
        assertThat(start.busyProperty().get()).isEmpty();
    }

    @Test
    void whoIAmIsRemembered() {
        start.nameProperty().set("Ada N.");
        start.colourProperty().set("#2F81F7");

        assertThat(services.settings().load().name()).isEqualTo("Ada N.");
        assertThat(services.settings().load().colour()).isEqualTo("#2F81F7");
    }

    private CompletableFuture<Answer<RoomClient>> joined() {
        return CompletableFuture.completedFuture(new Answer.Success<>(room.client()));
    }

    private SessionView session() {
        return new SessionView(
                room.client().session(),
                "analytics_session",
                "Countries",
                SampleRoom.ADA,
                null,
                null,
                null,
                "2026-03-14T12:00:00Z",
                1,
                "0",
                0,
                List.of());
    }

    private void settle() {
        Deque<Runnable> now = new ArrayDeque<>();
        while (!toolkit.isEmpty()) {
            now.add(toolkit.remove());
            now.remove().run();
        }
    }
}
