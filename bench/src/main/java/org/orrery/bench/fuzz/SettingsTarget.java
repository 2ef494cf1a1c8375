package org.orrery.bench.fuzz;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orrery.relay.access.AccessTable;
import org.orrery.relay.policy.Policies;
import org.orrery.relay.setting.Merged;

/// What an administrator writes: the relay's settings, and the two tables.
final class SettingsTarget implements Target {

    private final Scratch scratch;

    SettingsTarget() throws IOException {
        scratch = new Scratch();
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(
                bytes(
                        """
                        port = 1
                        host = ::1
                        members = 7
                        hello-timeout = PT1S
                        unlimited-addresses = 10.0.0.0/8
                        """),
                bytes(
                        """
                        operation,anyone,person
                        session_create,no,yes
                        """));
    }

    @Override
    public void read(byte[] input) throws IOException {
        Path file = scratch.folder().resolve("relay.conf");
        Files.write(file, input);
        try {
            Merged merged = Merged.of(Optional.of(file), Map.of());
            var _ = merged.settings(Optional.of(scratch.folder().resolve("data")), false);
        } catch (IllegalArgumentException wrong) {
            said(wrong);
        } catch (CharacterCodingException noText) {
            return;
        }
        List<String> lines = new String(input, StandardCharsets.UTF_8).lines().toList();
        try {
            var _ = AccessTable.parse(lines);
        } catch (IllegalArgumentException wrong) {
            said(wrong);
        }
        try {
            var _ = Policies.parse(lines);
        } catch (IllegalArgumentException wrong) {
            said(wrong);
        }
    }

    private static void said(IllegalArgumentException wrong) {
        String message = wrong.getMessage();
        if (message == null || message.isBlank()) {
            throw new AssertionError("no reason is given", wrong);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        scratch.close();
    }
}
