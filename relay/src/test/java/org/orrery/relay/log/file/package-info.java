@NullMarked
package org.orrery.relay.log.file;

import org.jspecify.annotations.NullMarked;
