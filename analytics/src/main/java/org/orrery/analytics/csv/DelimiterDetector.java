package org.orrery.analytics.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.job.Progress;

/// Finds the delimiter from the beginning of a file: the one by which most records have as many fields as the header.
///
/// Among equals, more fields win, then the character that is rarer in ordinary text. Comma if there is a single column.
final class DelimiterDetector {

    private static final char[] RAREST_FIRST = {'\t', ';', ','};
    private static final int SAMPLE_BYTES = 1 << 16;
    private static final int SAMPLE_RECORDS = 200;

    private DelimiterDetector() {}

    static char detect(byte[] bytes, int start, int maxFieldLength) {
        boolean cut = bytes.length - start > SAMPLE_BYTES;
        byte[] sample = Arrays.copyOfRange(bytes, start, cut ? start + SAMPLE_BYTES : bytes.length);
        char best = ',';
        double bestAgreement = 0;
        int bestFields = 0;
        for (char candidate : RAREST_FIRST) {
            List<Integer> counts = fieldCounts(sample, candidate, maxFieldLength);
            if (cut && counts.size() > 1 && counts.size() < SAMPLE_RECORDS) {
                counts.removeLast();
            }
            int header = counts.isEmpty() ? 0 : counts.getFirst();
            if (header < 2) {
                continue;
            }
            double agreement =
                    (double) counts.stream().filter(c -> c == header).count() / counts.size();
            boolean better = agreement > bestAgreement;
            if (better || (agreement == bestAgreement && header > bestFields)) {
                best = candidate;
                bestAgreement = agreement;
                bestFields = header;
            }
        }
        return best;
    }

    private static List<Integer> fieldCounts(byte[] sample, char delimiter, int maxFieldLength) {
        List<Integer> counts = new ArrayList<>();
        Records.Sink counting =
                new Records.Sink() {
                    @Override
                    public void field(
                            long line, int column, char[] buffer, int offset, int length) {}

                    @Override
                    public @Nullable ReadOutcome endOfRecord(int fieldCount, long line) {
                        counts.add(fieldCount);
                        return counts.size() < SAMPLE_RECORDS ? null : new ReadOutcome.Cancelled();
                    }
                };
        // However the walk ends (a quote that the sample cuts open, for one), what was counted so
        // far is the evidence.
        var _ = new Records(sample, 0, delimiter, maxFieldLength).walk(counting, Progress.NONE);
        return counts;
    }
}
