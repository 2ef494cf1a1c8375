package org.orrery.relay.passcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.id.SessionId;
import org.orrery.relay.passcode.Passcodes.Verdict;

@Tag("RM36")
class PasscodesTest {

    private static final SessionId SESSION = new SessionId(new UUID(1, 2));

    @TempDir private Path folder = Path.of("");

    private static Verdict check(Passcodes passcodes, String address, String passcode) {
        return passcodes.check(SESSION, address, passcode).toCompletableFuture().join();
    }

    @Test
    void aPasscodeIsKeptAsASlowHashAndKnownAfterARestart() throws IOException {
        Path session = Files.createDirectories(folder.resolve(SESSION.toString()));
        var _ = new Passcodes(folder).set(SESSION, "open sesame").toCompletableFuture().join();
        assertThat(Files.readString(session.resolve("passcode")))
                .startsWith("pbkdf2-sha256 600000 ")
                .doesNotContain("sesame");

        Passcodes again = new Passcodes(folder);
        assertThat(check(again, "a", "open sesame")).isEqualTo(new Verdict.Right());
        assertThat(check(again, "a", "open barley")).isEqualTo(new Verdict.Wrong());
        var _ = again.clear(SESSION).toCompletableFuture().join();
        assertThat(check(again, "a", "open sesame")).isEqualTo(new Verdict.Wrong());
        assertThat(session).isEmptyDirectory();
    }

    @Test
    void afterAFewWrongAttemptsTheNextOneHasToWait() {
        Passcodes passcodes = new Passcodes(folder);
        for (int i = 0; i < 5; i++) {
            assertThat(check(passcodes, "a", "guess")).isEqualTo(new Verdict.Wrong());
        }
        assertThat(check(passcodes, "a", "guess")).isInstanceOf(Verdict.Later.class);
        assertThat(check(passcodes, "b", "guess")).isEqualTo(new Verdict.Wrong());
    }

    @Test
    void attemptsComeBackWithTimeAndRightOnesAreFree() {
        AtomicLong now = new AtomicLong();
        Attempts attempts = new Attempts(2, Duration.ofSeconds(30), now::get);
        for (int i = 0; i < 10; i++) {
            assertThat(attempts.take("a")).isEmpty();
            attempts.giveBack("a");
        }
        assertThat(attempts.take("a")).isEmpty();
        assertThat(attempts.take("a")).isEmpty();
        assertThat(attempts.take("a")).hasValue(30);
        now.addAndGet(Duration.ofSeconds(31).toNanos());
        assertThat(attempts.take("a")).isEmpty();
        assertThat(attempts.take("a")).isNotEmpty();
    }
}
