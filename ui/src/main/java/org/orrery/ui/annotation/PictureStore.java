package org.orrery.ui.annotation;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;
import org.orrery.analytics.job.Jobs;
import org.orrery.analytics.job.Submission;
import org.orrery.analytics.job.Task;
import org.orrery.net.Answer;
import org.orrery.net.RelayClient;
import org.orrery.ui.text.Texts;

/// Pictures of annotations, kept at the relay by their hash. Completes on threads of its own; what goes wrong is an exception with a
/// sentence for people.
public final class PictureStore {
    /// Larger files are refused.
    static final int MOST_BYTES = 5 * 1024 * 1024;

    private static final int LONGEST_NAME = 120;
    private final RelayClient relay;
    private final Jobs jobs;

    public PictureStore(RelayClient relay, Jobs jobs) {
        this.relay = relay;
        this.jobs = jobs;
    }

    /// Stores a file, if it is a picture and not too large.
    CompletionStage<Picture> store(Path file) {
        Path last = file.getFileName();
        String name = last == null ? file.toString() : last.toString();
        return submit(_ -> mediaType(file, name))
                .thenCompose(type ->
                        relay.putBlob(file, type, _ -> {})
                                .thenApply(PictureStore::value)
                                .thenApply(sha256 -> new Picture(sha256, type, shortened(name))));
    }

    /// Stores what was pasted. To be called on the FX thread.
    CompletionStage<Picture> store(Image pasted) {
        int width = (int) pasted.getWidth();
        int height = (int) pasted.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] pixels = ((DataBufferInt) copy.getRaster().getDataBuffer()).getData();
        pasted.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return submit(
                        _ -> {
                            Path folder = Files.createTempDirectory("orrery-");
                            Path file = folder.resolve(Texts.of("annotation.pasted"));
                            ImageIO.write(copy, "png", file.toFile());
                            return file;
                        })
                .thenCompose(file -> store(file).whenComplete((_, _) -> delete(file)));
    }

    /// Brings a picture.
    CompletionStage<Path> fetch(Picture picture) {
        return relay.getBlob(picture.sha256(), _ -> {})
                .thenApply(PictureStore::value)
                .thenApply(file -> {
                    var _ = mediaType(file, picture.name());
                    return file;
                });
    }

    private static String mediaType(Path file, String name) {
        return check(file, name)
                .orElseThrow(() -> problem(Texts.of("annotation.picture.unknown", name)));
    }

    /// What kind of picture it is by its first bytes.
    private static Optional<String> check(Path file, String name) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw problem(Texts.of("annotation.picture.large", name, MOST_BYTES >> 20));
            }
            byte[] head = new byte[8];
            try (var in = Files.newInputStream(file)) {
                if (in.readNBytes(head, 0, head.length) < head.length) {
                    return Optional.empty();
                }
            }
            return kind(head);
        } catch (IOException unreadable) {
            throw problem(Texts.of("annotation.picture.unknown", name));
        }
    }

    private static Optional<String> kind(byte[] head) {
        int first = head[0] & 0xff;
        if (first == 0x89 && head[1] == 'P' && head[2] == 'N' && head[3] == 'G') {
            return Optional.of("image/png");
        }
        if (first == 0xff && (head[1] & 0xff) == 0xd8 && (head[2] & 0xff) == 0xff) {
            return Optional.of("image/jpeg");
        }
        return head[0] == 'G' && head[1] == 'I' && head[2] == 'F' && head[3] == '8'
                ? Optional.of("image/gif")
                : Optional.empty();
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private <T> CompletableFuture<T> submit(Task<T> task) {
        return switch (jobs.submit(Texts.of("annotation.picture.add"), task)) {
            case Submission.Accepted<T>(var job) -> job.result();
            case Submission.Refused<T>(String reason, String nextStep) ->
                    CompletableFuture.failedFuture(problem(reason + " " + nextStep));
        };
    }

    private static <T> T value(Answer<T> answer) {
        return switch (answer) {
            case Answer.Success<T>(T value) -> value;
            case Answer.Refused<T>(var why) ->
                    throw problem(Texts.of("annotation.picture.refused", why.title()));
            case Answer.Unreachable<T> _ ->
                    throw problem(Texts.of("annotation.picture.unreachable"));
        };
    }

    private static CompletionException problem(String sentence) {
        return new CompletionException(new IOException(sentence));
    }

    /// The sentence of what went wrong.
    static String reason(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return String.valueOf(at.getMessage());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            Path folder = file.getParent();
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException stays) {
            file.toFile().deleteOnExit();
        }
    }
}
