@NullMarked
package org.orrery.relay.setting;

import org.jspecify.annotations.NullMarked;
