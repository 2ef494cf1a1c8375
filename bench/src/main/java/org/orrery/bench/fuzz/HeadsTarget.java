package org.orrery.bench.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.orrery.relay.audit.SignedHeads;

/// The signed heads beside the log: what was changed is refused with the file and the line.
final class HeadsTarget implements Target {

    private final Scratch scratch;
    private final byte[] sound;

    HeadsTarget() throws IOException {
        scratch = new Scratch();
        try (SignedHeads heads = SignedHeads.open(scratch.folder(), InstantSource.system())) {
            heads.advanced(Samples.SESSION, 7, new byte[32]);
        }
        sound = Files.readAllBytes(file());
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(sound);
    }

    @Override
    public void read(byte[] input) throws IOException {
        Files.write(file(), input);
        try {
            var _ = SignedHeads.read(file(), scratch.folder().resolve(SignedHeads.PUBLIC_KEY));
        } catch (IOException refused) {
            if (!String.valueOf(refused.getMessage()).contains(SignedHeads.FILE)) {
                throw new AssertionError("the file is not named", refused);
            }
        }
    }

    private Path file() {
        return scratch.folder().resolve(SignedHeads.FILE);
    }

    @Override
    public void close() throws IOException {
        scratch.close();
    }
}
