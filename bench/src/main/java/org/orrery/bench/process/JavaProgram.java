package org.orrery.bench.process;

import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How a program of ours is started as a process: the Java, the class path and the JVM arguments of this one.
public record JavaProgram(String mainClass, List<String> jvmArguments, List<String> arguments) {

    public JavaProgram {
        jvmArguments = List.copyOf(jvmArguments);
        arguments = List.copyOf(arguments);
    }

    /// A builder whose output is appended to a file.
    public ProcessBuilder process(Path outputFile) {
        return process().redirectOutput(Redirect.appendTo(outputFile.toFile()));
    }

    /// A builder whose output, errors included, can be read.
    public ProcessBuilder process() {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(ownJvmArguments("--enable-native-access", "--sun-misc-unsafe-memory-access"));
        words.addAll(jvmArguments);
        words.add("-cp");
        words.add(classPath());
        words.add(mainClass);
        words.addAll(arguments);
        return new ProcessBuilder(words).redirectErrorStream(true);
    }

    /// The JVM arguments of this process that begin with one of these. Heap sizes, agents and archives are its own affair.
    public static List<String> ownJvmArguments(String... beginnings) {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> Stream.of(beginnings).anyMatch(argument::startsWith))
                .toList();
    }

    /// Surefire puts the true class path elsewhere when it starts tests from a jar with a manifest.
    private static String classPath() {
        String surefire = System.getProperty("surefire.test.class.path");
        String own = surefire == null ? System.getProperty("java.class.path") : surefire;
        return Stream.of(own.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((a, b) -> a + File.pathSeparator + b)
                .orElseThrow();
    }
}
