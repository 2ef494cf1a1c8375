package org.orrery.model.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.Repository;
import org.orrery.model.schema.EntityKind;
import org.orrery.model.schema.Kinds;

class PermissionTableTest {

    static List<String[]> rows() {
        return Repository.read("model/src/main/resources/org/orrery/model/role/permissions.csv")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(",", -1))
                .toList();
    }

    @Test
    @Tag("PM2")
    void theSpecificationShowsTheTableAsItIs() {
        List<String[]> rows = rows();
        String table =
                line(rows.getFirst())
                        + "\n"
                        + "|---".repeat(rows.getFirst().length)
                        + "|\n"
                        + rows.stream()
                                .skip(1)
                                .map(PermissionTableTest::line)
                                .collect(Collectors.joining("\n"));
        String shown =
                Repository.section(Repository.read("docs/spec/document.md"), "<!-- permissions:");
        assertThat(shown).isEqualTo(table);
    }

    @Test
    @Tag("PM2")
    @Tag("PM3")
    void everyRowIsAboutAKindOrAPropertyThatThereIs() {
        for (String[] row : rows().subList(1, rows().size())) {
            String[] subject = row[0].split("\\.", -1);
            EntityKind kind = Kinds.SCHEMA.kind(subject[0]).orElseThrow();
            assertThat(subject.length == 1 || kind.properties().containsKey(subject[1]))
                    .as(row[0])
                    .isTrue();
        }
        assertThat(rows()).hasSizeGreaterThan(30);
    }

    @Test
    @Tag("PM2")
    void aTableThatIsWrongIsRefused() {
        for (String wrong : List.of("view,update,any,any", "view,fly,any", "view,update,perhaps")) {
            assertThatThrownBy(() -> Permissions.parse(List.of("subject,action,analyst", wrong)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Permissions.parse(List.of("subject,action,king")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        Permissions.parse(
                                List.of(
                                        "subject,action,analyst",
                                        "view,update,any",
                                        "view,update,no")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String line(String[] row) {
        return "| " + String.join(" | ", row) + " |";
    }
}
