package org.orrery.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.model.id.SessionId;

final class JoinTargetTest {
    private static final String ID = "018f2b6e-0000-7000-8000-000000000001";
    private static final SessionId SESSION = SessionId.parse(ID);

    @Test
    void theLinkOfInviteComesBack() {
        URI relay = URI.create("http://relay.example:8000");

        assertThat(JoinTarget.parse(JoinTarget.link(relay, SESSION)))
                .contains(new JoinTarget(Optional.of(relay), SESSION));
    }

    @Test
    void aPlainLinkIsUnderstoodToo() {
        assertThat(JoinTarget.parse("orrery://join?relay=http://host:8000&session=" + ID))
                .contains(new JoinTarget(Optional.of(URI.create("http://host:8000")), SESSION));
    }

    @Test
    void theAddressOfASessionIsUnderstood() {
        assertThat(JoinTarget.parse(" http://host:8000/collaboration/sessions/" + ID + " "))
                .contains(new JoinTarget(Optional.of(URI.create("http://host:8000")), SESSION));
    }

    @Test
    void aBareIdLeavesTheRelayOpen() {
        assertThat(JoinTarget.parse(ID)).contains(new JoinTarget(Optional.empty(), SESSION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "orrery://join?relay=http://host:8000",
                "orrery://join?session=nonsense",
                "orrery://join?relay=%zz&session=",
                "http://host:8000/collaboration/sessions/",
                "http://host/collaboration/sessions/not-an-id"
            })
    void anythingElseIsNoTarget(String text) {
        assertThat(JoinTarget.parse(text)).isEmpty();
    }

    @Test
    void theSchemeOfARelayMayBeLeftOut() {
        assertThat(JoinTarget.relay("host:8000")).contains(URI.create("http://host:8000"));
        assertThat(JoinTarget.relay("https://host/")).contains(URI.create("https://host"));
        assertThat(JoinTarget.relay("two words")).isEmpty();
    }

    @Test
    void theLinkOfAnInviteIsUnderstood() {
        assertThat(InviteTarget.parse(" https://relay.example/join#Zm9vYmFyYmF6cXV4MTIzNA "))
                .contains(
                        new InviteTarget(
                                URI.create("https://relay.example"), "Zm9vYmFyYmF6cXV4MTIzNA"));
        assertThat(InviteTarget.parse("https://relay.example/join#short")).isEmpty();
        assertThat(InviteTarget.parse("https://relay.example/join?Zm9vYmFyYmF6cXV4MTIzNA"))
                .isEmpty();
        assertThat(InviteTarget.parse(ID)).isEmpty();
    }
}
