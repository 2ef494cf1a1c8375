package org.orrery.packaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The arrows of docs/ARCHITECTURE.md, held.
final class ArchitectureTest {
    private static final Repository REPOSITORY = Repository.here();
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.orrery");

    /// What each module's main code may use of the others. A module that is not here fails a test.
    private static final Map<String, Set<String>> ARROWS =
            Map.ofEntries(
                    Map.entry("model", Set.of()),
                    Map.entry("protocol", Set.of("model")),
                    Map.entry("testkit", Set.of("model", "protocol")),
                    Map.entry("net", Set.of("model", "protocol")),
                    Map.entry("relay", Set.of("model", "protocol")),
                    Map.entry("analytics", Set.of("model")),
                    Map.entry("scene3d", Set.of("model")),
                    Map.entry("ui", Set.of("model", "protocol", "net", "analytics", "scene3d")),
                    Map.entry(
                            "app",
                            Set.of(
                                    "model",
                                    "protocol",
                                    "net",
                                    "relay",
                                    "analytics",
                                    "scene3d",
                                    "ui")),
                    Map.entry(
                            "bench",
                            Set.of(
                                    "model",
                                    "protocol",
                                    "testkit",
                                    "net",
                                    "relay",
                                    "analytics",
                                    "scene3d",
                                    "ui",
                                    "app")),
                    Map.entry("packaging", Set.of()));

    /// Modules that are used by a program and are none.
    private static final String[] LIBRARIES =
            packages("model", "protocol", "net", "relay", "analytics", "scene3d", "ui");

    static Stream<String> modules() {
        return REPOSITORY.modules().stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everySourceFileWasSeen(String module) {
        var expected =
                REPOSITORY.mainSources(module).stream()
                        .map(file -> className(module, file))
                        .filter(name -> !name.endsWith(".package-info"))
                        .toList();

        assertThat(expected)
                .allSatisfy(name -> assertThat(CLASSES.contain(name)).as(name).isTrue());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleUsesOnlyTheModulesBelowIt(String module) {
        assertThat(ARROWS).as("the table of this test").containsKey(module);
        var allowed = ARROWS.getOrDefault(module, Set.of());
        var forbidden =
                ARROWS.keySet().stream()
                        .filter(other -> !other.equals(module) && !allowed.contains(other))
                        .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage("org.orrery." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(forbidden))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void theModelUsesTheJdkAndThreeSmallLibraries() {
        classes()
                .that()
                .resideInAPackage("org.orrery.model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.orrery.model..",
                        "org.pcollections..",
                        "com.fasterxml.uuid..",
                        "org.jspecify..",
                        "java.io..",
                        "java.lang..",
                        "java.math..",
                        "java.nio..",
                        "java.security..",
                        "java.text..",
                        "java.time..",
                        "java.util..")
                .check(CLASSES);
    }

    @Test
    void theModelAndTheProtocolTouchNoFileNoSocketAndNoThread() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("model", "protocol"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net.http..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(File.*|RandomAccessFile)|java\\.net\\..*Socket.*")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Executor.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class)
                .check(CLASSES);
    }

    @Test
    void onlyTheWindowKnowsJavaFx() {
        noClasses()
                .that()
                .resideInAPackage("org.orrery..")
                .and()
                .resideOutsideOfPackages(
                        packages("scene3d", "ui", "app", "bench", "testkit.display"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..")
                .check(CLASSES);
    }

    @Test
    void theSceneNeedsNoControls() {
        noClasses()
                .that()
                .resideInAPackage("org.orrery.scene3d..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene.control..", "javafx.fxml..", "javafx.scene.web..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void onlyTheWireSideKnowsItsLibraries() {
        noClasses()
                .that()
                .resideInAPackage("org.orrery..")
                .and()
                .resideOutsideOfPackages(packages("relay", "bench", "app"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("org.orrery..")
                .and()
                .resideOutsideOfPackages(packages("net", "bench"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.websocket..", "org.glassfish..")
                .check(CLASSES);
    }

    @Test
    void librariesLogThroughSlf4jAndPrintNothing() {
        noClasses()
                .that()
                .resideInAnyPackage(LIBRARIES)
                .and()
                .resideOutsideOfPackage(
                        "org.orrery.*.bench..") // programs beside the code they measure
                .should(USE_JAVA_UTIL_LOGGING)
                .orShould(ACCESS_STANDARD_STREAMS)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().assignedFrom(EACH_PACKAGE).should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(packagesWithClasses())
                .isNotEmpty()
                .allSatisfy(each ->
                        assertThat(each.isAnnotatedWith(NullMarked.class))
                                .as(each.getName() + " has a package-info.java with @NullMarked")
                                .isTrue());
    }

    @Test
    void packagesAreNamedAfterWhatTheyHold() {
        assertThat(packagesWithClasses())
                .allSatisfy(each ->
                        assertThat(each.getRelativeName())
                                .as(each.getName())
                                .isNotIn(
                                        "util", "utils", "common", "manager", "impl", "helper",
                                        "helpers", "misc"));
    }

    private static List<JavaPackage> packagesWithClasses() {
        return CLASSES.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(each ->
                        each.getClasses().stream()
                                .anyMatch(type -> !type.getSimpleName().equals("package-info")))
                .toList();
    }

    private static String[] packages(String... modules) {
        return Stream.of(modules)
                .map(module -> "org.orrery." + module + "..")
                .toArray(String[]::new);
    }

    private static String className(String module, Path file) {
        var folder = REPOSITORY.root().resolve(module).resolve("src/main/java");
        var name =
                folder.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), ".");
        return name.substring(0, name.length() - ".java".length());
    }

    private static final SliceAssignment EACH_PACKAGE =
            new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                    return SliceIdentifier.of(type.getPackageName());
                }

                @Override
                public String getDescription() {
                    return "each package";
                }
            };
}
