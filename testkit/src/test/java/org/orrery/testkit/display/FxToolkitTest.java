package org.orrery.testkit.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FxToolkitTest {
    private static final Duration SHORT = Duration.ofSeconds(10);

    @Test
    void aWindowOpensAndItsPictureIsWhatWasDrawn(@TempDir Path folder) throws IOException {
        var stage =
                FxToolkit.onFx(() -> {
                    var shown = new Stage();
                    shown.setScene(new Scene(new Region(), 320, 200, Color.CORNFLOWERBLUE));
                    shown.show();
                    return shown;
                });
        FxToolkit.waitFor("the window", stage::isShowing, SHORT);

        var picture =
                ImageIO.read(
                        Screenshot.of(stage.getScene(), folder.resolve("new/window.png")).toFile());

        assertThat(picture.getWidth()).isEqualTo(320);
        assertThat(picture.getRGB(160, 100)).isEqualTo(0xff6495ed);
        FxToolkit.runOnFx(stage::close);
    }

    @Test
    void actionsRunOnTheFxThread() {
        assertThat(FxToolkit.onFx(Platform::isFxApplicationThread)).isTrue();
        assertThat(FxToolkit.onFx(() -> FxToolkit.onFx(Platform::isFxApplicationThread))).isTrue();
    }

    @Test
    void whatAnActionThrowsReachesTheTest() {
        assertThatThrownBy(() ->
                        FxToolkit.onFx(() -> {
                            throw new IllegalArgumentException("mine");
                        }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mine");
    }

    @Test
    void waitingEndsWhenTheConditionHolds() {
        var asked = new AtomicInteger();

        FxToolkit.waitFor("three frames", () -> asked.incrementAndGet() == 3, SHORT);

        assertThat(asked).hasValue(3);
    }

    @Test
    void waitingInVainNamesWhatItWaitedFor() {
        assertThatThrownBy(() -> FxToolkit.waitFor("a miracle", () -> false, Duration.ofMillis(50)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("waited 50 ms for a miracle");
    }

    @Test
    void theFxThreadMayNotWaitForItself() {
        assertThatThrownBy(() ->
                        FxToolkit.runOnFx(() -> FxToolkit.waitFor("itself", () -> true, SHORT)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the FX thread cannot wait for its own frames");
    }

    @Test
    void waitingForFramesLetsThatManyPass() {
        var passed = new AtomicInteger();
        var counter =
                FxToolkit.onFx(() -> {
                    var timer =
                            new AnimationTimer() {
                                @Override
                                public void handle(long now) {
                                    passed.incrementAndGet();
                                }
                            };
                    timer.start();
                    return timer;
                });

        FxToolkit.waitForFrames(3);

        assertThat(passed).hasValueGreaterThanOrEqualTo(3);
        FxToolkit.runOnFx(counter::stop);
    }
}
