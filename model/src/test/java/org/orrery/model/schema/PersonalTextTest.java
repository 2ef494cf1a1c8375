package org.orrery.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PersonalTextTest {

    @Test
    void itIsDecidedForEveryKindWhichOfItsTextsArePersonal() {
        assertThat(Kinds.SCHEMA.kinds())
                .allSatisfy(kind ->
                        assertThat(PersonalText.knows(kind.name())).as(kind.name()).isTrue());
    }

    @Test
    void everySharedTextIsPersonal() {
        for (EntityKind kind : Kinds.SCHEMA.kinds()) {
            kind.properties()
                    .forEach((name, type) -> {
                        if (type instanceof PropertyType.SharedText) {
                            assertThat(PersonalText.is(kind.name(), name, null)).isTrue();
                        }
                    });
        }
    }

    @Test
    void anUpdateThatDoesNotSayItsKindIsJudgedByAllKindsAndWhatNobodyKnowsIsPersonal() {
        assertThat(PersonalText.is(null, "username", null)).isTrue();
        assertThat(PersonalText.is(null, "something", null)).isTrue();
        assertThat(PersonalText.is("rumour", "body", null)).isTrue();
        assertThat(PersonalText.is(null, "color", null)).isFalse();
        assertThat(PersonalText.is(Kinds.BOOKMARK, "view", "title")).isTrue();
        assertThat(PersonalText.is(Kinds.BOOKMARK, "view", "x")).isFalse();
    }
}
