package org.orrery.analytics.engine;

import java.time.Duration;

/// What one query may take and give at most.
public record QueryLimits(EngineLimits engine, int maxRows, int maxColumns, int maxCharacters) {

    public static final QueryLimits DEFAULT =
            new QueryLimits(EngineLimits.ASKING, 1_000_000, 500, 20_000);

    public QueryLimits withTime(Duration longest) {
        return new QueryLimits(engine.withTime(longest), maxRows, maxColumns, maxCharacters);
    }

    public QueryLimits withMaxRows(int rows) {
        return new QueryLimits(engine, rows, maxColumns, maxCharacters);
    }
}
