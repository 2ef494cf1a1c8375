package org.orrery.ui.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.analytics.job.Jobs;
import org.orrery.ui.fake.FakeRelayClient;

@Tag("AN6")
final class PictureStoreTest {
    private final Jobs jobs = new Jobs(1, 10);
    private final FakeRelayClient relay = new FakeRelayClient(URI.create("http://relay.example"));
    private final PictureStore store = new PictureStore(relay, jobs);
    @TempDir private Path folder = Path.of("");

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    void aPictureIsStoredUnderItsHashAndComesBack() throws IOException {
        Path file = folder.resolve("chart.png");
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", file.toFile());

        Picture picture = store.store(file).toCompletableFuture().join();

        assertThat(picture.mediaType()).isEqualTo("image/png");
        assertThat(picture.name()).isEqualTo("chart.png");
        assertThat(store.fetch(picture).toCompletableFuture().join()).hasSameBinaryContentAs(file);
    }

    @Test
    void whatIsNoPictureIsRefusedWhateverItIsCalled() throws IOException {
        Path file = Files.writeString(folder.resolve("page.png"), "<html>no picture</html>");

        assertThatThrownBy(() -> store.store(file).toCompletableFuture().join())
                .hasMessageContaining("page.png is no PNG, JPEG or GIF");
    }

    @Test
    void aLargePictureIsRefusedInASentence() throws IOException {
        Path file = Files.write(folder.resolve("big.png"), new byte[PictureStore.MOST_BYTES + 1]);

        assertThatThrownBy(() -> store.store(file).toCompletableFuture().join())
                .hasMessageContaining("big.png is larger than 5 MB");
    }

    @Test
    void whatComesFromTheRelayIsCheckedAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("page.png"), "<html>no picture</html>");
        String sha256 = relay.putBlob(file, "image/png", _ -> {}).join().toOptional().orElseThrow();
        Picture forged = new Picture(sha256, "image/png", "page.png");

        assertThatThrownBy(() -> store.fetch(forged).toCompletableFuture().join())
                .hasMessageContaining("page.png is no PNG, JPEG or GIF");
    }

    @Test
    void whatTheRelayDoesNotHaveIsSaid() {
        Picture lost = new Picture("ab".repeat(32), "image/png", "lost.png");

        assertThatThrownBy(() -> store.fetch(lost).toCompletableFuture().join())
                .hasMessageContaining("relay does not answer");
    }
}
