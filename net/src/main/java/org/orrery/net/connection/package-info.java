/// Keeps one room connected: hello and resume, back-off, pings, detection of dead connections, and what the user is told of
/// it. A state machine without threads: clock, timers, transport and randomness are passed in, so that the simulator can own
/// them. No socket may come in.
@NullMarked
package org.orrery.net.connection;

import org.jspecify.annotations.NullMarked;
