/// Markdown (CommonMark) as nodes. FX thread. Nothing is fetched: pictures are links, HTML is text.
@NullMarked
package org.orrery.ui.markdown;

import org.jspecify.annotations.NullMarked;
