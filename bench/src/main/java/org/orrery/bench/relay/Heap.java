package org.orrery.bench.relay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orrery.bench.process.Vitals;

/// A relay's memory after a full collection, as the JVM and the system say.
///
/// @param used of the heap, in MiB
/// @param resident of the whole process, in MiB
record Heap(double used, double resident) {

    private static final Pattern USED = Pattern.compile("used\\s+(\\d+)K");
    private static final double KIB = 1024;

    static Heap afterCollection(Vitals process) throws IOException, InterruptedException {
        var _ = jcmd(process.pid(), "GC.run");
        var _ = jcmd(process.pid(), "GC.run");
        Matcher used = USED.matcher(jcmd(process.pid(), "GC.heap_info"));
        double kib = 0;
        while (used.find()) {
            // The heap comes before the metaspace; a generational heap is in parts.
            kib += Double.parseDouble(used.group(1));
        }
        return new Heap(kib / KIB, process.residentMib());
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                String.valueOf(pid),
                                command)
                        .redirectErrorStream(true)
                        .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var _ = process.waitFor();
        int metaspace = answer.indexOf("Metaspace");
        return metaspace < 0 ? answer : answer.substring(0, metaspace);
    }
}
