/// Analyses of a data set: groups, outliers, regressions and principal components, each with its method and its quality in words.
///
/// An analysis is a pure function of the data set and the [AnalysisRequest]: whoever runs it on the same bytes gets the same columns, so
/// only the request has to be shared. Thread: the caller's, which is one of the analytics pool. May not come in: the document, the window.
@NullMarked
package org.orrery.analytics.analysis;

import org.jspecify.annotations.NullMarked;
