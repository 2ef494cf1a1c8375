package org.orrery.testkit.disk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SimulatedDiskTest {

    @Test
    void whatWasSyncedSurvivesAndOfTheRestAnyPart() {
        Set<Integer> lengths = new TreeSet<>();
        boolean garbage = false;
        for (int seed = 0; seed < 300; seed++) {
            SimulatedDisk disk = new SimulatedDisk(new Random(seed));
            disk.append("log", "synced".getBytes(US_ASCII));
            disk.syncNames("log");
            disk.sync("log");
            disk.append("log", "lost".getBytes(US_ASCII));
            disk.crash();
            String left = text(disk);
            assertThat(left).startsWith("synced").hasSizeLessThanOrEqualTo(10);
            lengths.add(left.length());
            garbage |= !"syncedlost".startsWith(left);
        }
        assertThat(lengths).containsExactly(6, 7, 8, 9, 10);
        assertThat(garbage).isTrue();
    }

    @Test
    void aRenamedFileKeepsWhatItHas() {
        SimulatedDisk disk = new SimulatedDisk(new Random(1));
        disk.append("log.tmp", "new".getBytes(US_ASCII));
        disk.append("log", "old".getBytes(US_ASCII));
        disk.sync("log.tmp");
        disk.syncNames("log");
        disk.rename("log.tmp", "log");
        disk.crash();
        assertThat(text(disk)).isEqualTo("new");
        assertThat(disk.names("log")).containsExactly("log");
    }

    @Test
    void aNewFileMayBeGoneUnlessItsNameWasSynced() {
        int there = 0;
        for (int seed = 0; seed < 100; seed++) {
            SimulatedDisk disk = new SimulatedDisk(new Random(seed));
            disk.append("named", new byte[] {1});
            disk.sync("named");
            disk.syncNames("named");
            disk.append("new", new byte[] {1});
            disk.sync("new");
            disk.crash();
            assertThat(disk.exists("named")).isTrue();
            there += disk.exists("new") ? 1 : 0;
        }
        assertThat(there).isBetween(20, 80);
    }

    @Test
    void truncatingCutsTheEnd() {
        SimulatedDisk disk = new SimulatedDisk(new Random(1));
        disk.append("log", "abcdef".getBytes(US_ASCII));
        disk.sync("log");
        disk.truncate("log", 3);
        disk.append("log", "x".getBytes(US_ASCII));
        disk.sync("log");
        assertThat(text(disk)).isEqualTo("abcx");
        disk.delete("log");
        assertThat(disk.exists("log")).isFalse();
        assertThat(disk.read("log")).isEmpty();
    }

    private static String text(SimulatedDisk disk) {
        return new String(disk.read("log").orElseThrow(), US_ASCII);
    }
}
