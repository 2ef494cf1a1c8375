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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.role.Role;
import org.orrery.net.Answer;
import org.orrery.net.RoomClient;
import org.orrery.net.Waiting;
import org.orrery.protocol.rest.Problem;
import org.orrery.protocol.rest.SessionView;
import org.orrery.protocol.rest.SignInOptions;
import org.orrery.ui.fake.FakeServices;
import org.orrery.ui.fake.FakeSignIn;
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

    @BeforeEach
    void sessionIsThere() {
        services.relay().answerView(new Answer.Success<>(session()));
        start.joining().linkProperty().set(room.client().session().toString());
    }

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void joiningByIdEntersWithMyNameAndRole() {
        services.relay().answerJoin(joined());
        start.joining().linkProperty().set(room.client().session().toString());

        join();
        settle();

        assertThat(entered).hasSize(1);
        assertThat(services.relay().joins().getFirst().username()).isEqualTo("Ada Nowak");
        assertThat(services.relay().joins().getFirst().role()).isEqualTo(Role.ANALYST);
        assertThat(start.relays().recent().getFirst().title()).isEqualTo("Life expectancy review");
        assertThat(services.settings().load().recent()).hasSize(1);
    }

    @Test
    void aWrongLinkIsExplained() {
        start.joining().linkProperty().set("join me");

        join();

        assertThat(start.attempt().problemProperty().get()).contains("not a link");
        assertThat(start.attempt().busyProperty().get()).isEmpty();
    }

    @Test
    void nobodyJoinsWithoutAName() {
        start.profile().nameProperty().set(" ");
        start.joining().linkProperty().set(room.client().session().toString());

        join();

        assertThat(start.attempt().problemProperty().get()).contains("name");
        assertThat(services.relay().joins()).isEmpty();
    }

    @Test
    void aRelayThatDoesNotAnswerOffersToStartHere() {
        start.relays().relayProperty().set("relay.example:8000");
        services.relay()
                .answerJoin(CompletableFuture.completedFuture(new Answer.Unreachable<>("no")));
        start.joining().linkProperty().set(room.client().session().toString());

        join();
        settle();

        assertThat(start.attempt().problemProperty().get()).contains("does not answer");
        assertThat(start.attempt().nextSteps())
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
        start.joining().linkProperty().set(room.client().session().toString());

        join();
        settle();

        assertThat(start.attempt().problemProperty().get()).contains("50 people");
    }

    @Test
    void aCancelledJoinThatSucceedsLaterIsLeftAgain() {
        CompletableFuture<Answer<RoomClient>> answer = new CompletableFuture<>();
        services.relay().answerJoin(answer);
        start.joining().linkProperty().set(room.client().session().toString());
        join();
        settle();
        assertThat(start.attempt().busyProperty().get()).isNotEmpty();

        start.attempt().cancel();
        answer.complete(new Answer.Success<>(room.client()));
        settle();

        assertThat(entered).isEmpty();
        assertThat(room.client().isClosed()).isTrue();
        assertThat(start.attempt().busyProperty().get()).isEmpty();
    }

    @Test
    void startingASessionBringsTheDataIn() {
        services.relay().answerCreate(session());
        services.relay().answerJoin(joined());
        long before = room.client().document().ofKind("dataset").size();

        start.creation().create();
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
        start.creation().dataProperty().set(new DataChoice.File(file));

        start.creation().create();
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> {
                    settle();
                    return !start.attempt().problemProperty().get().isEmpty();
                });

        assertThat(entered).isEmpty();
        assertThat(start.attempt().busyProperty().get()).isEmpty();
    }

    @Tag("DF13")
    @Test
    void aWorkbookWithSeveralSheetsAsksWhichOne(@TempDir Path folder) throws java.io.IOException {
        Path file = folder.resolve("two.xlsx");
        try (var out = Files.newOutputStream(file);
                var workbook = new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
            for (String name : java.util.List.of("First", "Second")) {
                var sheet = workbook.newWorksheet(name);
                sheet.value(0, 0, name + " a");
                sheet.value(0, 1, name + " b");
                for (int row = 1; row < 5; row++) {
                    sheet.value(row, 0, row);
                    sheet.value(row, 1, row * 2);
                }
            }
        }
        services.relay().answerCreate(session());
        services.relay().answerJoin(joined());

        start.creation().dataProperty().set(new DataChoice.File(file));
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> {
                    settle();
                    return start.creation().sheets().size() == 2;
                });
        start.creation().chooseSheet("Second");
        assertThat(start.creation().sheets()).containsExactly("First", "Second");
        start.creation().create();
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> {
                    settle();
                    return !entered.isEmpty();
                });

        assertThat(room.client().document().ofKind("dataset"))
                .anyMatch(data ->
                        data.text("sheet", "").equals("Second") && data.number("rows", 0) == 4);
    }

    @Test
    void whoIAmIsRemembered() {
        start.profile().nameProperty().set("Ada N.");
        start.profile().colourProperty().set("#2F81F7");

        assertThat(services.settings().load().name()).isEqualTo("Ada N.");
        assertThat(services.settings().load().colour()).isEqualTo("#2F81F7");
    }

    @Test
    void nothingIsJoinedBeforeItWasShown() {
        services.relay().answerJoin(joined());
        start.joining().linkProperty().set(room.client().session().toString());

        start.joining().lookByLink();
        settle();

        assertThat(services.relay().joins()).isEmpty();
        assertThat(start.joining().stageProperty().get())
                .isInstanceOfSatisfying(
                        JoinStage.Looking.class,
                        card -> assertThat(card.session().title()).isEqualTo("Countries"));
        assertThat(start.attempt().busyProperty().get()).isEmpty();
    }

    @Test
    void aWrongPasscodeIsSaidOnTheCardAndTheRightOneEnters() {
        services.relay().answerJoin(refused(403, "passcode_required"));
        join();
        assertThat(start.joining().passcodeAskedProperty().get()).isTrue();

        start.joining().passcodeProperty().set("0000");
        services.relay().answerJoin(refused(403, "passcode_wrong"));
        start.joining().enter();
        settle();
        assertThat(start.attempt().problemProperty().get()).contains("not the passcode");
        assertThat(start.joining().stageProperty().get()).isInstanceOf(JoinStage.Looking.class);

        start.joining().passcodeProperty().set("1234");
        services.relay().answerJoin(joined());
        start.joining().enter();
        settle();

        assertThat(services.relay().joins().getLast().passcode()).isEqualTo("1234");
        assertThat(entered).hasSize(1);
        assertThat(start.joining().stageProperty().get()).isInstanceOf(JoinStage.Away.class);
    }

    @Test
    void whoHasToWaitSeesWhyAndComesInByThemselves() {
        CompletableFuture<Answer<RoomClient>> answer = new CompletableFuture<>();
        services.relay().answerJoin(answer);
        join();

        services.relay().makeWait(waiting(), () -> {});
        settle();
        assertThat(start.joining().stageProperty().get())
                .isInstanceOfSatisfying(
                        JoinStage.Outside.class,
                        outside -> assertThat(outside.waiting().sentence()).contains("wait"));
        services.relay().admit();
        answer.complete(new Answer.Success<>(room.client()));
        settle();

        assertThat(entered).hasSize(1);
    }

    @Test
    void leavingTheWaitGivesUpTheKnock() {
        CompletableFuture<Answer<RoomClient>> answer = new CompletableFuture<>();
        services.relay().answerJoin(answer);
        join();
        List<String> left = new ArrayList<>();
        services.relay().makeWait(waiting(), () -> left.add("left"));
        settle();

        start.joining().back();
        answer.complete(new Answer.Success<>(room.client()));
        settle();

        assertThat(left).containsExactly("left");
        assertThat(entered).isEmpty();
        assertThat(room.client().isClosed()).isTrue();
        assertThat(start.joining().stageProperty().get()).isInstanceOf(JoinStage.Away.class);
    }

    @Test
    void whoIsNotLetInIsToldOnThePageAndMayAskAgain() {
        CompletableFuture<Answer<RoomClient>> answer = new CompletableFuture<>();
        services.relay().answerJoin(answer);
        join();
        services.relay().makeWait(waiting(), () -> {});
        settle();

        answer.complete(new Answer.Refused<>(Problem.of(403, "denied", "No", "")));
        settle();

        assertThat(start.joining().stageProperty().get()).isInstanceOf(JoinStage.Away.class);
        assertThat(start.attempt().problemProperty().get()).contains("not let in");
        assertThat(start.attempt().nextSteps()).hasSize(1);
    }

    @Test
    void whoIsBannedHasNothingToTryAgain() {
        services.relay().answerJoin(refused(403, "banned"));

        join();

        assertThat(start.attempt().problemProperty().get()).contains("banned");
        assertThat(start.attempt().nextSteps()).isEmpty();
    }

    @Test
    void aCertificateThatNobodyTrustsIsNamedAsTheReason() {
        services.relay()
                .answerView(
                        new Answer.Refused<>(
                                Problem.of(0, "certificate_untrusted", "Not trusted", "")));
        start.joining().linkProperty().set(room.client().session().toString());

        start.joining().lookByLink();
        settle();

        assertThat(start.attempt().problemProperty().get()).contains("certificate");
    }

    @Test
    void aNewSessionHasThePasscodeBeforeAnybodyKnowsOfIt() {
        services.relay().answerCreate(session());
        services.relay().answerJoin(joined());
        start.creation().options().passcodeProperty().set("1234");

        start.creation().create();
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> {
                    settle();
                    return !entered.isEmpty();
                });

        assertThat(room.client().meeting().asked()).containsExactly("passcode 1234");
    }

    @Test
    void aPasscodeThatIsTooShortIsSaidBeforeAnythingIsMade() {
        start.creation().options().passcodeProperty().set("12");

        start.creation().create();

        assertThat(start.attempt().problemProperty().get()).contains("4 to 64");
        assertThat(start.attempt().busyProperty().get()).isEmpty();
    }

    @Test
    void aRelayThatKnowsPeopleAsksForNameAndPasswordAndTakesMeAsThem() {
        services.relay().signIn().offer(new SignInOptions("local", null));
        start.relays().relayProperty().set("relay.example:8000");
        start.relays().refresh();
        settle();
        assertThat(start.signingIn().stageProperty().get())
                .isInstanceOf(SignInStage.ByPassword.class);

        signIn("wrong");
        assertThat(start.signingIn().problemProperty().get()).contains("do not fit");
        signIn(FakeSignIn.PASSWORD);

        assertThat(start.signingIn().stageProperty().get()).isInstanceOf(SignInStage.Done.class);
        assertThat(start.signingIn().passwordProperty().get()).isEmpty();
    }

    @Test
    void anExpiredSignInIsRenewedAndTheJoinGoesOn() {
        services.relay().signIn().offer(new SignInOptions("local", null));
        start.relays().relayProperty().set("relay.example:8000");
        start.relays().refresh();
        settle();
        signIn(FakeSignIn.PASSWORD);
        services.relay().signIn().expire();
        services.relay()
                .answerView(new Answer.Refused<>(Problem.of(401, "token_invalid", "No", "")));
        start.joining().lookByLink();
        services.relay().answerView(new Answer.Success<>(session()));
        settle();

        assertThat(services.relay().signIn().token()).contains("access");
        assertThat(start.joining().stageProperty().get()).isInstanceOf(JoinStage.Looking.class);
    }

    @Test
    void aCompanysSignInIsDoneInTheBrowser() {
        services.relay()
                .signIn()
                .offer(
                        new SignInOptions(
                                "oidc",
                                new SignInOptions.Oidc(
                                        "https://id.example", "orrery", List.of("openid"), null)));
        start.relays().relayProperty().set("relay.example:8000");
        start.relays().refresh();
        settle();

        start.signingIn().signInByBrowser();
        settle();
        assertThat(start.signingIn().stageProperty().get()).isInstanceOf(SignInStage.Done.class);
        start.signingIn().signOut();
        settle();

        assertThat(start.signingIn().stageProperty().get())
                .isInstanceOf(SignInStage.ByBrowser.class);
        assertThat(services.relay().signIn().token()).isEmpty();
    }

    @Test
    @Tag("ID19")
    void aSignInLastsOverARestartOfTheProgramUntilOneSignsOut() {
        knowPeople();
        start.relays().refresh();
        settle();
        signIn(FakeSignIn.PASSWORD);
        assertThat(services.tokens().find(FakeServices.RELAY)).contains("refresh");

        services.relay().signIn().expire();
        StartViewModel again =
                new StartViewModel(services, new FxInbox(toolkit::add), entered::add);
        again.relays().refresh();
        settle();
        assertThat(again.signingIn().stageProperty().get()).isInstanceOf(SignInStage.Done.class);
        assertThat(services.relay().signIn().token()).contains("access");

        again.signingIn().signOut();
        settle();
        assertThat(services.tokens().find(FakeServices.RELAY)).isEmpty();
        assertThat(again.signingIn().stageProperty().get())
                .isInstanceOf(SignInStage.ByPassword.class);
    }

    @Test
    @Tag("ID19")
    void aCompanysSignInLastsOverARestartToo() {
        services.relay()
                .signIn()
                .offer(
                        new SignInOptions(
                                "oidc",
                                new SignInOptions.Oidc(
                                        "https://id.example", "orrery", List.of("openid"), null)));
        start.relays().relayProperty().set("relay.example:8000");
        services.tokens().keep(FakeServices.RELAY, "refresh");

        start.relays().refresh();
        settle();

        assertThat(start.signingIn().stageProperty().get()).isInstanceOf(SignInStage.Done.class);
    }

    @Test
    @Tag("ID19")
    void aKeptSignInThatIsNotTakenAnyMoreIsForgotten() {
        knowPeople();
        services.tokens().keep(FakeServices.RELAY, "old");

        start.relays().refresh();
        settle();

        assertThat(start.signingIn().stageProperty().get())
                .isInstanceOf(SignInStage.ByPassword.class);
        assertThat(services.tokens().find(FakeServices.RELAY)).isEmpty();
    }

    @Test
    @Tag("ID19")
    void aRelayThatNeverKnowsMeIsNotAskedInALoop() {
        knowPeople();
        services.tokens().keep(FakeServices.RELAY, "refresh");
        services.relay()
                .answerList(new Answer.Refused<>(Problem.of(401, "token_invalid", "No", "")));

        start.relays().refresh();
        settle();

        assertThat(services.relay().signIn().renewals()).isEqualTo(2);
        assertThat(start.signingIn().stageProperty().get())
                .isInstanceOf(SignInStage.ByPassword.class);
        assertThat(start.signingIn().problemProperty().get()).contains("does not take");
        signIn(FakeSignIn.PASSWORD);
        assertThat(services.relay().signIn().renewals()).isLessThanOrEqualTo(4);
        assertThat(start.signingIn().stageProperty().get())
                .isInstanceOf(SignInStage.ByPassword.class);
    }

    @Test
    void theCardToSignInGoesWhenNoRelayIsChosen() {
        knowPeople();
        start.relays().refresh();
        settle();
        assertThat(start.signingIn().stageProperty().get())
                .isInstanceOf(SignInStage.ByPassword.class);

        start.relays().relayProperty().set("");

        assertThat(start.signingIn().stageProperty().get())
                .isInstanceOf(SignInStage.NotNeeded.class);
    }

    @Test
    void anInviteShowsWhatHoldsBeforeItIsUsedAndLetsOneInAsWhomItSays() {
        services.relay().answerJoin(joined());
        start.profile().roleProperty().set(Role.COLLABORATOR);
        start.joining().linkProperty().set("http://127.0.0.1:8000/join#" + FakeSignIn.CODE);

        start.joining().lookByLink();
        settle();
        assertThat(start.joining().stageProperty().get())
                .isInstanceOfSatisfying(
                        JoinStage.Looking.class,
                        card -> {
                            assertThat(card.session().policy().watermark()).isTrue();
                            assertThat(card.session().compliance()).isEqualTo("sox_compliant");
                            assertThat(start.joining().askedRole(card.session()))
                                    .isEqualTo(Role.ANALYST);
                        });
        assertThat(services.relay().signIn().redeemed()).isEmpty();
        start.joining().enter();
        settle();

        assertThat(services.relay().signIn().redeemed()).hasSize(1);
        assertThat(services.relay().tokens()).containsExactly("guest");
        assertThat(services.relay().joins().getLast().userId()).hasToString("guest-1");
        assertThat(services.relay().joins().getLast().role()).isEqualTo(Role.ANALYST);
        assertThat(entered).hasSize(1);
    }

    @Test
    void whoHasUsedAnInviteComesBackByIt() {
        services.relay().answerJoin(joined());
        start.joining().linkProperty().set("http://127.0.0.1:8000/join#" + FakeSignIn.CODE);
        join();
        start.joining().linkProperty().set("http://127.0.0.1:8000/join#" + FakeSignIn.CODE);

        join();

        assertThat(services.relay().signIn().redeemed()).hasSize(1);
        assertThat(entered).hasSize(2);
    }

    @Test
    void anInviteThatDoesNotHoldIsExplained() {
        start.joining().linkProperty().set("http://127.0.0.1:8000/join#" + "x".repeat(22));

        start.joining().lookByLink();
        settle();

        assertThat(start.attempt().problemProperty().get()).contains("does not hold any more");
    }

    @Test
    void aNewSessionHasTheLevelsAndTheStartThatWereChosen() {
        services.relay().answerCreate(session());
        services.relay().answerJoin(joined());
        MeetingOptions options = start.creation().options();
        options.levels().complianceProperty().set("gdpr");
        options.levels().securityProperty().set("confidential");
        options.waitingRoomProperty().set(true);
        options.start().set(java.util.Optional.of(SampleRoom.NOON.plusSeconds(720)));

        start.creation().create();
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> {
                    settle();
                    return !entered.isEmpty();
                });

        assertThat(services.relay().creations().getFirst())
                .satisfies(asked -> {
                    assertThat(asked.complianceLevel()).isEqualTo("gdpr");
                    assertThat(asked.securityLevel()).isEqualTo("confidential");
                    assertThat(asked.waitingRoom()).isTrue();
                    assertThat(asked.scheduledStart())
                            .isEqualTo(SampleRoom.NOON.plusSeconds(720).toString());
                });
    }

    @Test
    void aStartThatHasPassedIsSaidBeforeAnythingIsMade() {
        start.creation()
                .options()
                .start()
                .set(java.util.Optional.of(SampleRoom.NOON.minusSeconds(60)));

        start.creation().create();

        assertThat(start.attempt().problemProperty().get()).contains("passed already");
    }

    private void knowPeople() {
        services.relay().signIn().offer(new SignInOptions("local", null));
        start.relays().relayProperty().set("relay.example:8000");
    }

    private void signIn(String password) {
        start.signingIn().userProperty().set("ada");
        start.signingIn().passwordProperty().set(password);
        start.signingIn().signIn();
        settle();
    }

    private void join() {
        start.joining().lookByLink();
        settle();
        start.joining().enter();
        settle();
    }

    private static Waiting waiting() {
        return new Waiting(
                Waiting.Reason.WAITING_ROOM, java.util.Optional.empty(), "You have to wait.");
    }

    private static CompletableFuture<Answer<RoomClient>> refused(int status, String code) {
        return CompletableFuture.completedFuture(
                new Answer.Refused<>(Problem.of(status, code, "No", "")));
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
