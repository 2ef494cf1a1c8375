package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.id.SessionId;
import org.orrery.model.role.Role;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.rest.CreateInvite;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.InvitePreview;
import org.orrery.protocol.rest.InviteView;
import org.orrery.protocol.rest.Joined;
import org.orrery.protocol.rest.Redeemed;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.identity.Identity;
import org.orrery.relay.identity.invite.Invites;
import org.orrery.relay.identity.store.IdentityDatabase;

class InvitesTest {

    @TempDir static Path folder;
    private static People people;
    private static String ada;
    private static Created session;

    @BeforeAll
    static void start() {
        people = People.start(folder.resolve("data"));
        people.add("ada", "bob");
        ada = people.token("ada");
        session = people.create(ada);
        assertThat(people.join(session, ada, "ada", Role.ADMIN).statusCode()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        people.close();
    }

    private static String invites() {
        return "/collaboration/sessions/" + session.sessionId() + "/invites";
    }

    private static InviteView invite(Role role, int uses) {
        HttpResponse<byte[]> response =
                people.send("POST", invites(), ada, new CreateInvite(role, uses, null));
        assertThat(response.statusCode()).as(People.text(response)).isEqualTo(201);
        return TestClient.read(response, InviteView.class);
    }

    private static HttpResponse<byte[]> redeem(@Nullable String token, @Nullable String code) {
        return people.send(
                "POST",
                "/collaboration/invites/redeem",
                token,
                Map.of("code", String.valueOf(code)));
    }

    @Test
    @Tag("ID11")
    void aGuestNeedsNoAccountAndComesIntoThatSessionOnly() {
        InviteView invite = invite(Role.ANALYST, 1);
        assertThat(invite.code()).hasSize(22);
        assertThat(invite.link()).isEqualTo(people.at("/join") + "#" + invite.code());
        Redeemed redeemed = TestClient.read(redeem(null, invite.code()), Redeemed.class);
        String guest = redeemed.userId().value();
        assertThat(guest).startsWith("guest-");
        assertThat(redeemed.title()).isEqualTo("Quarter");
        assertThat(people.join(session, redeemed.token(), guest, Role.COLLABORATOR).statusCode())
                .as("more than the invite gives")
                .isEqualTo(403);
        assertThat(people.join(session, redeemed.token(), "ada", Role.ANALYST).statusCode())
                .as("as somebody else")
                .isEqualTo(403);
        Joined joined =
                TestClient.read(
                        people.join(session, redeemed.token(), guest, Role.ANALYST), Joined.class);
        try (TestClient client = new TestClient(Codec.cbor())) {
            client.open(joined.websocketUrl());
            assertThat(client.hello(0, 1).userId()).hasToString(guest);
        }
        Created other = people.create(ada);
        assertThat(people.join(other, redeemed.token(), guest, Role.ANALYST).statusCode())
                .as("another session")
                .isEqualTo(404);
        assertThat(people.send("GET", "/collaboration/sessions", joined.token(), null).statusCode())
                .isEqualTo(403);
        assertThat(
                        people.send(
                                        "POST",
                                        "/collaboration/sessions/create",
                                        joined.token(),
                                        Map.of(
                                                "session_type",
                                                "a",
                                                "title",
                                                "x",
                                                "host_user_id",
                                                guest))
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    @Tag("ID11")
    void peopleOfTheTenantComeAsThemselves() {
        InviteView invite = invite(Role.ANALYST, 1);
        Redeemed redeemed =
                TestClient.read(redeem(people.token("bob"), invite.code()), Redeemed.class);
        assertThat(redeemed.userId()).hasToString("bob");
    }

    @Test
    @Tag("ID12")
    void anInviteIsGoodForItsUsesAndUntilItIsRevoked() {
        InviteView once = invite(Role.OBSERVER, 1);
        assertThat(redeem(null, once.code()).statusCode()).isEqualTo(200);
        HttpResponse<byte[]> again = redeem(null, once.code());
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(People.code(again)).isEqualTo("invite_invalid");
        assertThat(redeem(null, "no-such-code").body()).isEqualTo(again.body());
        InviteView revoked = invite(Role.OBSERVER, 5);
        assertThat(people.send("GET", invites(), ada, null).body())
                .asString()
                .contains(revoked.inviteId())
                .doesNotContain(revoked.code());
        String path = invites() + "/" + revoked.inviteId();
        assertThat(people.send("DELETE", path, ada, null).statusCode()).isEqualTo(200);
        assertThat(people.send("DELETE", path, ada, null).statusCode()).isEqualTo(404);
        assertThat(redeem(null, revoked.code()).statusCode()).isEqualTo(403);
    }

    @Test
    @Tag("ID12")
    void fiftyAtOnceGetTenOfTenUses() {
        InviteView invite = invite(Role.OBSERVER, 10);
        List<CompletableFuture<HttpResponse<byte[]>>> all = new ArrayList<>();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 50)
                    .forEach(_ ->
                            all.add(
                                    CompletableFuture.supplyAsync(
                                            () -> redeem(null, invite.code()), threads)));
        }
        List<HttpResponse<byte[]>> good =
                all.stream()
                        .map(CompletableFuture::join)
                        .filter(response -> response.statusCode() == 200)
                        .toList();
        assertThat(good).hasSize(10);
        Set<String> guests =
                good.stream()
                        .map(response -> TestClient.read(response, Redeemed.class).userId().value())
                        .collect(Collectors.toSet());
        assertThat(guests).hasSize(10);
    }

    private static HttpResponse<byte[]> inspect(@Nullable String token, String code) {
        return people.send("POST", "/collaboration/invites/inspect", token, Map.of("code", code));
    }

    @Test
    @Tag("ID18")
    void whoIsInvitedSeesWhatHoldsBeforeTheyJoinAndNothingElse() {
        Created guarded =
                TestClient.read(
                        people.send(
                                "POST",
                                "/collaboration/sessions/create",
                                ada,
                                Map.of(
                                        "session_type", "a",
                                        "title", "Board",
                                        "host_user_id", "ada",
                                        "compliance_level", "sox_compliant",
                                        "security_level", "financial_grade",
                                        "waiting_room", true)),
                        Created.class);
        assertThat(people.join(guarded, ada, "ada", Role.ADMIN).statusCode()).isEqualTo(200);
        String path = "/collaboration/sessions/" + guarded.sessionId() + "/invites";
        InviteView invite =
                TestClient.read(
                        people.send("POST", path, ada, new CreateInvite(Role.ANALYST, 1, null)),
                        InviteView.class);
        String code = String.valueOf(invite.code());

        HttpResponse<byte[]> seen = inspect(null, code);
        assertThat(seen.statusCode()).as(People.text(seen)).isEqualTo(200);
        InvitePreview preview = TestClient.read(seen, InvitePreview.class);
        assertThat(preview.title()).isEqualTo("Board");
        assertThat(preview.role()).isEqualTo(Role.ANALYST);
        assertThat(preview.waitingRoom()).isTrue();
        assertThat(preview.complianceLevel()).isEqualTo("sox_compliant");
        assertThat(preview.securityLevel()).isEqualTo("financial_grade");
        assertThat(preview.policy()).isEqualTo(guarded.session().policy());
        assertThat(preview.policy().watermark()).isTrue();
        assertThat(People.text(seen)).doesNotContain("ada", "members", "host", "state_hash");
        assertThat(inspect(people.token("bob"), code).body()).isEqualTo(seen.body());

        assertThat(redeem(null, code).statusCode()).as("looking took no use").isEqualTo(200);
        HttpResponse<byte[]> usedUp = inspect(null, code);
        assertThat(usedUp.statusCode()).isEqualTo(403);
        assertThat(People.code(usedUp)).isEqualTo("invite_invalid");
        assertThat(inspect(null, "no-such-code").body()).isEqualTo(usedUp.body());
        InviteView revoked = invite(Role.OBSERVER, 5);
        assertThat(
                        people.send("DELETE", invites() + "/" + revoked.inviteId(), ada, null)
                                .statusCode())
                .isEqualTo(200);
        assertThat(inspect(null, String.valueOf(revoked.code())).statusCode()).isEqualTo(403);
    }

    @Test
    @Tag("ID12")
    void anInviteExpires() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        try (IdentityDatabase database = Identity.database(folder.resolve("clock"))) {
            Invites invites = new Invites(database, new SecureRandom(), now::get);
            Invites.Made made =
                    invites.create(
                                    TenantId.DEFAULT,
                                    new SessionId(java.util.UUID.randomUUID()),
                                    Role.OBSERVER,
                                    2,
                                    Duration.ofHours(1),
                                    "ada")
                            .toCompletableFuture()
                            .join();
            assertThat(invites.redeem(made.code()).toCompletableFuture().join()).isPresent();
            assertThat(invites.find(made.code()).toCompletableFuture().join()).isPresent();
            now.set(now.get().plus(Duration.ofHours(1)));
            assertThat(invites.redeem(made.code()).toCompletableFuture().join()).isEmpty();
            assertThat(invites.find(made.code()).toCompletableFuture().join()).isEmpty();
        }
    }

    @Test
    @Tag("ID12")
    void onlyAdminsInviteAndNobodyToBeAdmin() {
        String bob = people.token("bob");
        assertThat(people.join(session, bob, "bob", Role.COLLABORATOR).statusCode()).isEqualTo(200);
        assertThat(
                        people.send("POST", invites(), bob, new CreateInvite(null, 1, null))
                                .statusCode())
                .isEqualTo(403);
        for (CreateInvite wrong :
                List.of(
                        new CreateInvite(Role.ADMIN, 1, null),
                        new CreateInvite(null, 0, null),
                        new CreateInvite(null, 1, 1L),
                        new CreateInvite(null, 1, 10_000_000_000L))) {
            assertThat(people.send("POST", invites(), ada, wrong).statusCode()).isEqualTo(422);
        }
    }
}
