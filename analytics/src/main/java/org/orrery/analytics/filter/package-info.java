/// Which rows of a data set are to be seen.
///
/// Thread: any; pure functions. May not come in: who set the filter and when, which the document knows.
@NullMarked
package org.orrery.analytics.filter;

import org.jspecify.annotations.NullMarked;
