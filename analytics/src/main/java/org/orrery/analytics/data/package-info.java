/// The immutable, columnar table everybody in a session looks at.
///
/// Thread: any. May not come in: parsing, files, drawing.
@NullMarked
package org.orrery.analytics.data;

import org.jspecify.annotations.NullMarked;
