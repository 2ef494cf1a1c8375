package org.orrery.bench.sim;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Compiles mutants in memory, and loads them together with everything of ours that may see them, so that a mutant runs in the
/// same process as the sound code without either knowing of the other.
final class Laboratory {

    private static final String OURS = "org.orrery.";

    private Laboratory() {}

    /// A class loader in which all of Orrery is as it is, but for the mutant.
    static ClassLoader infect(Mutant mutant) throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (Mutant.Edit edit : mutant.edits()) {
            String name = OURS + edit.type();
            Path file =
                    root().resolve(edit.module())
                            .resolve("src/main/java")
                            .resolve(name.replace('.', '/') + ".java");
            String source = sources.containsKey(name) ? sources.get(name) : Files.readString(file);
            int at = source.indexOf(edit.from());
            if (at < 0 || source.indexOf(edit.from(), at + 1) >= 0) {
                throw new IllegalArgumentException(
                        mutant + " does not fit " + name + " exactly once: " + edit.from());
            }
            sources.put(
                    name,
                    source.substring(0, at)
                            + edit.to()
                            + source.substring(at + edit.from().length()));
        }
        return new Infected(compile(sources));
    }

    private static Map<String, byte[]> compile(Map<String, String> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, ByteArrayOutputStream> classes = new HashMap<>();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, source) -> units.add(new Source(name, source)));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled =
                    compiler.getTask(
                                    null,
                                    new InMemory(files, classes),
                                    null,
                                    List.of("-proc:none", "-nowarn", "-cp", classPath()),
                                    null,
                                    units)
                            .call();
            if (!compiled) {
                throw new IllegalArgumentException("a mutant does not compile");
            }
        }
        Map<String, byte[]> bytes = new HashMap<>();
        classes.forEach((name, out) -> bytes.put(name, out.toByteArray()));
        return bytes;
    }

    private static String classPath() {
        String ofSurefire = System.getProperty("surefire.test.class.path");
        return ofSurefire == null ? System.getProperty("java.class.path") : ofSurefire;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("not within the repository");
            }
            folder = parent;
        }
        return folder;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        InMemory(JavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location,
                String name,
                JavaFileObject.Kind kind,
                javax.tools.@Nullable FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    classes.put(name, out);
                    return out;
                }
            };
        }
    }

    /// Loads all of ours anew, the mutated classes from memory.
    private static final class Infected extends ClassLoader {
        private final Map<String, byte[]> mutated;

        Infected(Map<String, byte[]> mutated) {
            super(Laboratory.class.getClassLoader());
            this.mutated = mutated;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(OURS)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            byte[] bytes = mutated.get(name);
            if (bytes == null) {
                try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                    if (in == null) {
                        throw new ClassNotFoundException(name);
                    }
                    bytes = in.readAllBytes();
                } catch (IOException unreadable) {
                    throw new ClassNotFoundException(name, unreadable);
                }
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
