@NullMarked
package org.orrery.net;

import org.jspecify.annotations.NullMarked;
