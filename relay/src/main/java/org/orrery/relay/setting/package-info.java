/// How a relay is set up: every setting with its default in one commented file. Values, any thread.
@NullMarked
package org.orrery.relay.setting;

import org.jspecify.annotations.NullMarked;
