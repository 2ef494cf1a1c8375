@NullMarked
package org.orrery.relay.identity.account;

import org.jspecify.annotations.NullMarked;
