package org.orrery.analytics.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.job.Progress;

/// A look at a workbook's archive before anything is parsed: whether it is one, and whether it stays small when it is
/// unpacked. What the archive says of its own sizes is not believed; everything is unpacked and counted.
final class Archive {

    /// So many bytes may come out, of a file that has at most a fifth of them.
    static final long MOST_UNPACKED = 1_000_000_000;

    /// Texts are kept in memory while the sheet is read.
    static final long MOST_TEXT = 300_000_000;

    private static final int LONGEST_COLUMN = 3;
    private static final int CHUNK = 1 << 16;

    private final Path file;
    private final long mostUnpacked;
    private final long mostText;
    private long unpacked;
    private long rows;
    private boolean workbook;
    private boolean wideReference;

    Archive(Path file) {
        this(file, MOST_UNPACKED, MOST_TEXT);
    }

    Archive(Path file, long mostUnpacked, long mostText) {
        this.file = file;
        this.mostUnpacked = mostUnpacked;
        this.mostText = mostText;
    }

    /// How many rows all sheets have together.
    long rows() {
        return rows;
    }

    /// The refusal, or null if the workbook may be parsed.
    ///
    /// @throws IOException if the archive is damaged
    @Nullable ReadOutcome check(Progress progress) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName().toLowerCase(Locale.ROOT);
                workbook |= name.startsWith("xl/workbook.");
                if (!name.endsWith(".xml") && !name.endsWith(".rels")) {
                    continue;
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    ReadOutcome refusal = unpack(in, name, progress);
                    if (refusal != null) {
                        return refusal;
                    }
                }
            }
        }
        if (!workbook) {
            return ReadOutcome.Rejected.of("excel.other");
        }
        return wideReference ? ReadOutcome.Rejected.of("excel.damaged") : null;
    }

    private @Nullable ReadOutcome unpack(InputStream in, String name, Progress progress)
            throws IOException {
        long most = name.endsWith("sharedstrings.xml") ? mostText : mostUnpacked;
        SheetScan scan = name.startsWith("xl/worksheets/") ? new SheetScan() : null;
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        int length = in.read(chunk);
        while (length >= 0) {
            size += length;
            unpacked += length;
            if (size > most || unpacked > mostUnpacked) {
                return ReadOutcome.Rejected.of("excel.unpacked", mostUnpacked / 1_000_000);
            }
            if (progress.cancelled()) {
                return new ReadOutcome.Cancelled();
            }
            if (scan != null) {
                scan.see(chunk, length);
            }
            length = in.read(chunk);
        }
        if (scan != null) {
            rows += scan.rows;
            wideReference |= scan.wideReference;
        }
        return null;
    }

    /// Counts rows, and finds references to columns that no workbook has: a parser would make room for all before them.
    private static final class SheetScan {

        private long rows;
        private boolean wideReference;
        private int tag;
        private int attribute;
        private int letters = -1;

        void see(byte[] bytes, int length) {
            for (int i = 0; i < length; i++) {
                see(bytes[i]);
            }
        }

        private void see(byte b) {
            tag = b == '<' ? 1 : tag > 0 && tag < 5 && b == "<row ".charAt(tag) ? tag + 1 : 0;
            if (tag == 5) {
                rows++;
            }
            if (letters >= 0) {
                boolean letter = (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || b == '$';
                letters = letter ? letters + 1 : -1;
                wideReference |= letters > LONGEST_COLUMN;
            }
            attribute =
                    b == ' '
                            ? 1
                            : attribute > 0 && attribute < 4 && b == " r=\"".charAt(attribute)
                                    ? attribute + 1
                                    : 0;
            if (attribute == 4) {
                letters = 0;
            }
        }
    }
}
