package org.orrery.relay.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("RM45")
class PoliciesTest {

    private final Policies policies = Policies.standard();

    @Test
    void theStricterOfBothLevelsCounts() {
        Policy policy = policies.effective("sox_compliant", "financial_grade");
        assertThat(policy.retention()).hasValue(Duration.ofDays(2555));
        assertThat(policy.exportAllowed()).isFalse();
        assertThat(policy.agentsAllowed()).isFalse();
        assertThat(policy.watermark()).isTrue();
        assertThat(policy.encryptionRequired()).isTrue();
        assertThat(policies.effective("gdpr", "standard").retention())
                .hasValue(Duration.ofDays(365));
    }

    @Test
    void withoutLevelsNothingIsAskedFor() {
        assertThat(policies.effective(null, null)).isEqualTo(Policy.OPEN);
        assertThat(policies.effective("standard", "standard")).isEqualTo(Policy.OPEN);
    }

    @Test
    void aLevelThatIsNotKnownAsksForEverything() {
        Policy policy = policies.effective(null, "of_yesterday");
        assertThat(policy.exportAllowed()).isFalse();
        assertThat(policy.encryptionRequired()).isTrue();
        assertThat(policies.problem(Policies.Kind.SECURITY, "of_yesterday"))
                .hasValue("security_level is one of standard, confidential, financial_grade");
        assertThat(policies.problem(Policies.Kind.SECURITY, null)).isEmpty();
    }

    @Test
    void aTableThatIsWrongIsRefused() {
        String header = "kind,level,retention_days,export,agents,watermark,encryption";
        for (String row :
                List.of(
                        "security,a,1,yes,yes,yes",
                        "security,a,1,maybe,yes,yes,yes",
                        "colour,a,1,yes,yes,yes,yes",
                        "security,a,x,yes,yes,yes,yes")) {
            assertThatThrownBy(() -> Policies.parse(List.of(header, row)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Policies.parse(List.of("kind,level")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
