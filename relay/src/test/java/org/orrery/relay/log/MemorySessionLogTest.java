package org.orrery.relay.log;

final class MemorySessionLogTest extends SessionLogContract {

    @Override
    protected SessionLog open() {
        return new MemorySessionLog(clock);
    }
}
