/// Real TCP connections on loopback that go wrong when a test says so. Any thread.
@NullMarked
package org.orrery.testkit.proxy;

import org.jspecify.annotations.NullMarked;
