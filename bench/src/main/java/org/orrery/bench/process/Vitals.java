package org.orrery.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// What the system says about a running process. Memory, threads and files are known on Linux only, elsewhere they are NaN.
public record Vitals(long pid) {

    private static final double MIB = 1024;

    public static Vitals ofThisProcess() {
        return new Vitals(ProcessHandle.current().pid());
    }

    /// Processor time since its start, of all its threads.
    public Duration processorTime() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /// Memory that it has in the machine now, in MiB.
    public double residentMib() throws IOException {
        return status("VmRSS:");
    }

    /// The most that it ever had.
    public double peakMib() throws IOException {
        return status("VmHWM:");
    }

    private double status(String key) throws IOException {
        Path file = Path.of("/proc", String.valueOf(pid), "status");
        if (!Files.exists(file)) {
            return Double.NaN;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToDouble(kib -> Double.parseDouble(kib) / MIB)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }

    public double threads() throws IOException {
        return entries("task");
    }

    public double openFiles() throws IOException {
        return entries("fd");
    }

    private double entries(String folder) throws IOException {
        Path place = Path.of("/proc", String.valueOf(pid), folder);
        if (!Files.exists(place)) {
            return Double.NaN;
        }
        try (Stream<Path> entries = Files.list(place)) {
            return entries.count();
        }
    }
}
