/// The data sets that come with the program, with their sources and licences.
///
/// Thread: any. May not come in: data without a stated open licence.
@NullMarked
package org.orrery.analytics.sample;

import org.jspecify.annotations.NullMarked;
