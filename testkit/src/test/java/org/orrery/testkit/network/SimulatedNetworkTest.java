package org.orrery.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.orrery.testkit.time.VirtualTime;

class SimulatedNetworkTest {

    private static final List<Byte> SENT = IntStream.range(0, 100).mapToObj(i -> (byte) i).toList();

    private final VirtualTime time = new VirtualTime();
    private final Ear client = new Ear();
    private final Ear server = new Ear();

    @Test
    void aGoodNetworkIsLateAndNothingElse() {
        SimulatedLink link = network(Conditions.GOOD).connect(client, server);
        SENT.forEach(each -> link.sendToServer(new byte[] {each}));
        link.sendToClient(new byte[] {7});
        assertThat(server.heard).isEmpty();
        time.run(Duration.ofSeconds(1));
        assertThat(server.heard).isEqualTo(SENT);
        assertThat(client.heard).containsExactly((byte) 7);
        assertThat(server.codes).isEmpty();
    }

    @Test
    void frameComeTwiceOrOutOfOrder() {
        Duration millis = Duration.ofMillis(10);
        SimulatedLink link =
                network(new Conditions(millis, millis, 0, 0.2, 0.2)).connect(client, server);
        SENT.forEach(each -> link.sendToServer(new byte[] {each}));
        time.run(Duration.ofSeconds(1));
        assertThat(server.heard).hasSizeGreaterThan(100).containsAll(SENT);
        assertThat(server.heard.stream().distinct().toList()).isNotEqualTo(SENT);
    }

    @Test
    void aLossBreaksTheLinkForBothEnds() {
        Duration millis = Duration.ofMillis(10);
        SimulatedLink link =
                network(new Conditions(millis, millis, 1, 0, 0)).connect(client, server);
        SENT.forEach(each -> link.sendToServer(new byte[] {each}));
        time.run(Duration.ofSeconds(10));
        assertThat(server.heard).containsExactly((byte) 0);
        assertThat(server.codes).containsExactly(SimulatedLink.BROKEN);
        assertThat(client.codes).containsExactly(SimulatedLink.BROKEN);
        assertThat(link.isOpen()).isFalse();
    }

    @Test
    void whoClosesIsTheLastToSpeak() {
        SimulatedLink link = network(Conditions.GOOD).connect(client, server);
        link.sendToClient(new byte[] {1});
        link.closeByServer(4000);
        link.sendToClient(new byte[] {2});
        link.sendToServer(new byte[] {3});
        time.run(Duration.ofSeconds(1));
        assertThat(client.heard).containsExactly((byte) 1);
        assertThat(client.codes).containsExactly(4000);
        assertThat(server.heard).isEmpty();
        assertThat(server.codes).isEmpty();
    }

    @Test
    void aSilentLinkTellsNobodyUntilItIsCut() {
        SimulatedLink link = network(Conditions.GOOD).connect(client, server);
        link.fallSilent();
        link.sendToServer(new byte[] {1});
        time.run(Duration.ofSeconds(60));
        assertThat(server.heard).isEmpty();
        assertThat(server.codes).isEmpty();
        link.cut();
        assertThat(server.codes).containsExactly(SimulatedLink.BROKEN);
    }

    private SimulatedNetwork network(Conditions conditions) {
        return new SimulatedNetwork(time, new Random(5), conditions);
    }

    private static final class Ear implements End {
        private final List<Byte> heard = new ArrayList<>();
        private final List<Integer> codes = new ArrayList<>();

        @Override
        public void received(byte[] frame) {
            heard.add(frame[0]);
        }

        @Override
        public void closed(int code) {
            codes.add(code);
        }
    }
}
