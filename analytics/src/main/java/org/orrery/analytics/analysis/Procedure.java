package org.orrery.analytics.analysis;

import org.orrery.analytics.job.Progress;

/// One method. Asks [Progress#cancelled()] often and then may return anything.
interface Procedure {

    AnalysisOutcome run(CompleteRows rows, AnalysisRequest request, Progress progress);
}
