package org.orrery.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.role.Role;
import org.orrery.net.ConnectionStatus.Ladder;
import org.orrery.protocol.message.MemberPose;

final class TextsTest {
    private static final Pattern KEY = Pattern.compile("Texts\\s*\\.of\\(\\s*\"([^\"]+[^.\"])\"");

    @Test
    void everyTextThatTheSourceNamesIsThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        int seen = 0;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                var matcher = KEY.matcher(Files.readString(file));
                while (matcher.find()) {
                    seen++;
                    if (!Texts.has(matcher.group(1))) {
                        missing.add(matcher.group(1));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(seen).isGreaterThan(100);
    }

    @ParameterizedTest
    @EnumSource(Refusal.Code.class)
    void everyRefusalHasASentence(Refusal.Code code) {
        assertThat(Texts.of("refusal." + code.wireName())).endsWith(".");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleHasAName(Role role) {
        assertThat(Texts.of("role." + role.wireName())).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(Ladder.class)
    void everyStepOfTheConnectionHasAName(Ladder ladder) {
        assertThat(Texts.of("status." + ladder.name().toLowerCase(Locale.ROOT))).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(MemberPose.Tool.class)
    void everyToolHasAnActivity(MemberPose.Tool tool) {
        assertThat(Texts.of("activity.tool." + tool.name().toLowerCase(Locale.ROOT))).isNotBlank();
    }

    @Test
    void countsAreInWords() {
        assertThat(Texts.of("status.people", 1)).isEqualTo("1 person");
        assertThat(Texts.of("status.people", 8)).isEqualTo("8 people");
        assertThat(Texts.of("data.count", 448, 1682)).isEqualTo("448 of 1,682 rows");
    }
}
