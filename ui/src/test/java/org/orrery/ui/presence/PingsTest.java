package org.orrery.ui.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.space.Vec3;
import org.orrery.model.value.Value;
import org.orrery.ui.fake.ModelRoom;
import org.orrery.ui.fake.SampleRoom;

final class PingsTest {
    private static final Vec3 HERE = new Vec3(1, 2, 3);
    private final ModelRoom fake = new ModelRoom("observer");
    private final AtomicLong nanos = new AtomicLong(1);
    private final Pings pings = new Pings(fake.room(), nanos::get);

    @Test
    @Tag("PI1")
    void aCallIsShownToItsSenderTooAndSent() {
        assertThat(pings.call(Optional.empty(), HERE)).isTrue();

        assertThat(fake.client().signals()).containsExactly(Pings.PING);
        assertThat(shown())
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.by()).isEqualTo(SampleRoom.ADA);
                    assertThat(call.place()).isEqualTo(HERE);
                });
    }

    @Test
    @Tag("PI2")
    void aCallNamesTheRowThatItIsAbout() {
        Value.MapOf body =
                new Value.MapOf(
                        Map.of(
                                "position", Value.ofNumbers(1, 2, 3),
                                "dataset_sha256", Value.of("ab"),
                                "row_key", Value.of("row:7")));
        hear(SampleRoom.CHEN, body);

        assertThat(shown().getFirst().row()).contains(new Pings.Row("ab", "row:7"));
    }

    @Test
    @Tag("PI3")
    void theNewestThreeOfOnePersonAreShown() {
        for (int i = 0; i < 5; i++) {
            hear(SampleRoom.CHEN, at(i));
        }
        hear(SampleRoom.DINA, at(9));

        assertThat(shown())
                .extracting(call -> call.place().x())
                .containsExactly(2.0, 3.0, 4.0, 9.0);
    }

    @Test
    @Tag("PI3")
    void whoCallsTooOftenIsNotHeardForAWhile() {
        for (int i = 0; i < 4; i++) {
            assertThat(pings.call(Optional.empty(), HERE)).isTrue();
        }
        assertThat(pings.call(Optional.empty(), HERE)).isFalse();

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(5));

        assertThat(pings.call(Optional.empty(), HERE)).isTrue();
    }

    @Test
    @Tag("PI4")
    void whatIsNoCallIsIgnored() {
        hear(SampleRoom.CHEN, Value.of("here"));
        hear(SampleRoom.CHEN, new Value.MapOf(Map.of("position", Value.ofNumbers(1, 2))));
        hear(SampleRoom.CHEN, new Value.MapOf(Map.of("position", Value.ofNumbers(1, 2, 1e9))));
        hear(new UserId("nobody"), at(1));
        fake.client()
                .play(
                        UserId.RELAY,
                        new Operation.Update(
                                fake.sample().member(SampleRoom.DINA),
                                "connected",
                                Value.of(false)));
        hear(SampleRoom.DINA, at(1));

        assertThat(shown()).isEmpty();
    }

    @Test
    void theNewestCallOfOthersIsForgottenWhenItIsOver() {
        hear(SampleRoom.CHEN, at(1));
        pings.call(Optional.empty(), HERE);
        assertThat(pings.newestOfOthers().map(Pings.Call::by)).contains(SampleRoom.CHEN);

        nanos.addAndGet(Pings.LIFETIME_NANOS);

        assertThat(pings.newestOfOthers()).isEmpty();
    }

    private List<Pings.Call> shown() {
        return pings.callsProperty().get();
    }

    private void hear(UserId from, Value body) {
        fake.client().receiveSignal(from, Pings.PING, body);
        fake.settle();
    }

    private static Value at(double x) {
        return new Value.MapOf(Map.of("position", Value.ofNumbers(x, 0, 0)));
    }
}
