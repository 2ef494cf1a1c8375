/// Files of every format that Orrery opens, told apart by their content, to a [org.orrery.analytics.data.DataSet].
///
/// Thread: the caller's, which is never the one that draws; large files go through [org.orrery.analytics.job.Jobs].
/// May not come in: names of files as evidence of what is in them; the network.
@NullMarked
package org.orrery.analytics.file;

import org.jspecify.annotations.NullMarked;
