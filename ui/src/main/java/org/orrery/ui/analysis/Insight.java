package org.orrery.ui.analysis;

import org.orrery.analytics.analysis.AnalysisRequest;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;

/// A result that is shared.
///
/// @param finding what was found, how, and how good it is
/// @param questions how many remarks there are about it
/// @param deletable whether I may delete it
public record Insight(
        EntityId id,
        UserId owner,
        AnalysisRequest request,
        String finding,
        int questions,
        boolean deletable) {}
