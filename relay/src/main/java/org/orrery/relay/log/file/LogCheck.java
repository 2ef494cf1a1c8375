package org.orrery.relay.log.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.relay.seal.Sealing;

/// Reads the files of one session's log as an auditor does: changes nothing, needs no lock and no keys, and says what is
/// wrong first. Confined to one thread.
public final class LogCheck {

    /// The file of an archived session, a zip of its segments. A session that has it is not opened.
    public static final String ARCHIVE = "archive.zip";

    /// What is wrong, and where.
    ///
    /// @param kind `altered`, `dropped`, `swapped` or `truncated`
    /// @param sequence of the entry that is meant
    public record Finding(String file, long offset, long sequence, String kind, String detail) {}

    /// The outcome.
    ///
    /// @param records that were read
    /// @param last number of the last sound one
    public record Result(
            SessionId session, long records, long last, int heads, @Nullable Finding finding) {
        public boolean isSound() {
            return finding == null;
        }
    }

    /// A witness of the chain.
    ///
    /// @param hash of the record in hex digits
    public record Witness(long sequence, String hash) {}

    /// Ends the reading at what is wrong.
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Finding finding;

        Broken(Finding finding) {
            super(finding.detail());
            this.finding = finding;
        }
    }

    private final Path folder;
    private final SessionId session;
    private final Map<Long, String> witnesses = new HashMap<>();
    private final Consumer<Entry> reader;
    private final @Nullable Sealing sealing;
    private Chain chain;
    private String lastFile = "";
    private long lastOffset;
    private int met;
    private long newestWitness;

    private LogCheck(
            Path folder,
            SessionId session,
            List<Witness> heads,
            @Nullable Sealing sealing,
            Consumer<Entry> reader) {
        this.folder = folder;
        this.session = session;
        this.sealing = sealing;
        this.reader = reader;
        this.chain = Chain.empty(session);
        for (Witness head : heads) {
            witnesses.put(head.sequence(), head.hash());
            newestWitness = Math.max(newestWitness, head.sequence());
        }
    }

    /// Checks a session's folder.
    ///
    /// @param heads that were signed of it
    /// @throws IOException when it cannot be read at all
    public static Result check(Path folder, List<Witness> heads) throws IOException {
        return new LogCheck(folder, sessionOf(folder), heads, null, _ -> {}).run();
    }

    /// Like [#check(Path, List)], and unpacks the archive of a session that has one.
    public static Result checkAny(Path folder, List<Witness> heads) throws IOException {
        return any(folder, each -> check(each, heads));
    }

    /// Like [#read(Path, Sealing, Consumer)], and unpacks the archive of a session that has one.
    public static Result readAny(Path folder, Sealing sealing, Consumer<Entry> reader)
            throws IOException {
        return any(folder, each -> read(each, sealing, reader));
    }

    private interface Step {
        Result run(Path folder) throws IOException;
    }

    private static Result any(Path folder, Step step) throws IOException {
        Path archive = folder.resolve(ARCHIVE);
        if (!Files.exists(archive)) {
            return step.run(folder);
        }
        SessionId session = sessionOf(folder);
        Path place = Files.createTempDirectory("orrery-archive");
        Path unpacked = Files.createDirectory(place.resolve(session.toString()));
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
                if (SegmentHeader.isSegment(each.getName())) {
                    Files.copy(zip, unpacked.resolve(each.getName()));
                }
            }
            return step.run(unpacked);
        } finally {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /// Reads the entries of a session's folder, as far as it is sound.
    ///
    /// @param sealing opens the texts; [Sealing#none()] leaves fillers
    public static Result read(Path folder, Sealing sealing, Consumer<Entry> reader)
            throws IOException {
        return new LogCheck(folder, sessionOf(folder), List.of(), sealing, reader).run();
    }

    /// The session whose folder it is.
    ///
    /// @throws IllegalArgumentException when it is none's
    public static SessionId sessionOf(Path folder) {
        return SessionId.parse(String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
    }

    private Result run() throws IOException {
        @Nullable Finding finding = null;
        long records = 0;
        try {
            for (String name : segments()) {
                records += segment(name);
            }
            if (newestWitness > chain.last()) {
                throw broken(
                        lastFile,
                        lastOffset,
                        chain.last() + 1,
                        "truncated",
                        "the log ends at entry %d, but entry %d was signed"
                                .formatted(chain.last(), newestWitness));
            }
        } catch (Broken broken) {
            finding = broken.finding;
        }
        return new Result(session, records, chain.last(), met, finding);
    }

    private List<String> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(SegmentHeader::isSegment)
                    .sorted()
                    .toList();
        }
    }

    private long segment(String name) throws IOException, Broken {
        SegmentHeader header = new SegmentHeader(session, SegmentHeader.first(name));
        String file = folder.resolve(name).toString();
        if (header.first() != chain.last() + 1) {
            throw broken(
                    file,
                    0,
                    chain.last() + 1,
                    header.first() > chain.last() + 1 ? "dropped" : "swapped",
                    "the segment begins with entry " + header.first());
        }
        byte[] all = Files.readAllBytes(folder.resolve(name));
        byte[] head = java.util.Arrays.copyOf(all, Math.min(all.length, SegmentHeader.LENGTH));
        Optional<String> objection = header.objection(head, chain.hash());
        if (objection.isPresent()) {
            boolean cut = head.length < SegmentHeader.LENGTH;
            boolean chained = objection.get().contains("does not continue");
            throw broken(
                    chained && !lastFile.isEmpty() ? lastFile : file,
                    chained ? lastOffset : 0,
                    chained ? chain.last() : header.first(),
                    cut ? "truncated" : "altered",
                    objection.get());
        }
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
            in.skipNBytes(SegmentHeader.LENGTH);
            return records(file, all, new SegmentReader(in, SegmentHeader.LENGTH));
        }
    }

    private long records(String file, byte[] all, SegmentReader reading)
            throws IOException, Broken {
        long count = 0;
        while (true) {
            switch (reading.next()) {
                case SegmentReader.Step.End() -> {
                    return count;
                }
                case SegmentReader.Step.Damage(String what) ->
                        throw broken(
                                file,
                                reading.offset(),
                                chain.last() + 1,
                                what.contains("cut short") && !isFollowed(all, reading.offset())
                                        ? "truncated"
                                        : "altered",
                                what);
                case SegmentReader.Step.Read(LogRecord record) -> {
                    take(file, all, reading.offset(), record);
                    count++;
                    if (sealing != null) {
                        reader.accept(record.entry(SegmentHeader.version(all), sealing));
                    }
                }
            }
        }
    }

    private void take(String file, byte[] all, long offset, LogRecord record) throws Broken {
        Optional<String> objection = chain.objection(record);
        if (objection.isPresent()) {
            long expected = chain.last() + 1;
            boolean sameNumber = record.sequence() == expected;
            if (sameNumber && record.session().equals(session)) {
                // Its own checksum is right: the one before is not what it was written after.
                throw broken(
                        lastFile.isEmpty() ? file : lastFile,
                        lastOffset,
                        chain.last(),
                        "altered",
                        objection.get());
            }
            boolean swapped =
                    !record.session().equals(session)
                            || record.sequence() < expected
                            || comesLater(all, offset, expected);
            throw broken(file, offset, expected, swapped ? "swapped" : "dropped", objection.get());
        }
        chain.add(record);
        lastFile = file;
        lastOffset = offset;
        String signed = witnesses.get(record.sequence());
        if (signed != null) {
            if (!signed.equals(HexFormat.of().formatHex(chain.hash()))) {
                throw broken(
                        file,
                        offset,
                        record.sequence(),
                        "altered",
                        "it, or one before it, is not what was signed");
            }
            met++;
        }
    }

    private boolean comesLater(byte[] all, long offset, long sequence) {
        for (int at = (int) offset; at < all.length; at++) {
            if (LogRecord.isIntact(all, at, session)) {
                int length = LogRecord.PREFIX + java.nio.ByteBuffer.wrap(all).getInt(at);
                LogRecord record =
                        LogRecord.wrap(java.util.Arrays.copyOfRange(all, at, at + length));
                if (record.sequence() == sequence) {
                    return true;
                }
                at += length - 1;
            }
        }
        return false;
    }

    private boolean isFollowed(byte[] all, long offset) {
        for (int at = (int) offset + 1; at < all.length; at++) {
            if (LogRecord.isIntact(all, at, session)) {
                return true;
            }
        }
        return false;
    }

    private static Broken broken(
            String file, long offset, long sequence, String kind, String detail) {
        return new Broken(new Finding(file, offset, sequence, kind, detail));
    }
}
