/// Delimited text to a [org.orrery.analytics.data.DataSet], with every refusal in words.
///
/// Thread: the caller's, which is never the one that draws; large files go through [org.orrery.analytics.job.Jobs].
/// May not come in: other file formats, guesses that change a value silently.
@NullMarked
package org.orrery.analytics.csv;

import org.jspecify.annotations.NullMarked;
