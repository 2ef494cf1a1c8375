package org.orrery.model.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.fasterxml.uuid.UUIDClock;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Random;

/// Makes time-ordered UUIDs (version 7, RFC 9562) from a given clock and randomness, so that tests can own both.
/// Safe on any thread.
public final class IdSource {

    private final NoArgGenerator generator;

    public IdSource(Random random, InstantSource clock) {
        generator =
                Generators.timeBasedEpochRandomGenerator(
                        random,
                        new UUIDClock() {
                            @Override
                            public long currentTimeMillis() {
                                return clock.millis();
                            }
                        });
    }

    /// A source on the system clock and a cryptographic random generator.
    public static IdSource system() {
        return new IdSource(new SecureRandom(), InstantSource.system());
    }

    public EntityId nextEntity() {
        return new EntityId(generator.generate());
    }

    public ClientId nextClient() {
        return new ClientId(generator.generate());
    }

    public SessionId nextSession() {
        return new SessionId(generator.generate());
    }
}
