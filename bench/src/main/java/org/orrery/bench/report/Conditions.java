package org.orrery.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// On what, when and beside how much other work a benchmark ran.
///
/// @param loadBefore the system's load average of the minute before; negative where it has none
/// @param loadAfter the same of the last minute of the run, the benchmark's own share included
public record Conditions(
        String date,
        String processor,
        int cores,
        double memoryGib,
        String system,
        String java,
        double loadBefore,
        double loadAfter) {

    private static final double GIB = 1L << 30;

    /// To be taken before the run.
    public static Conditions before() {
        double load = load();
        return new Conditions(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                memory() / GIB,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor.version", "") + " " + Runtime.version(),
                load,
                load);
    }

    /// These conditions, with the load as it is now.
    public Conditions after() {
        return new Conditions(date, processor, cores, memoryGib, system, java, loadBefore, load());
    }

    /// Whether others may have taken a core from the run.
    public boolean isDisturbed() {
        return loadBefore > cores * 0.25;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static double memory() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Double.NaN;
    }

    private static String processorName() {
        Path file = Path.of("/proc/cpuinfo");
        if (Files.isReadable(file)) {
            try (var lines = Files.lines(file)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
            } catch (IOException unreadable) {
                return System.getProperty("os.arch");
            }
        }
        return System.getProperty("os.arch");
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s, %d x %s, %.0f GiB, %s, Java %s, load average %.2f before and %.2f after%s",
                date,
                cores,
                processor,
                memoryGib,
                system,
                java.strip(),
                loadBefore,
                loadAfter,
                isDisturbed() ? " (NOT IDLE: other programs were running)" : "");
    }
}
