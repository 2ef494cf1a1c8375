package org.orrery.net.connection;

import java.util.List;
import org.orrery.net.replica.Unsent;

/// Keeps unsettled submissions across a restart of the program.
public interface Journal {

    /// Keeps nothing.
    Journal NONE =
            new Journal() {
                @Override
                public void add(Unsent unsent) {}

                @Override
                public void settled(long clientSequence) {}

                @Override
                public void replace(long nextClientSequence, List<Unsent> all) {}
            };

    void add(Unsent unsent);

    void settled(long clientSequence);

    /// Keeps these instead of all before, whole or not at all.
    void replace(long nextClientSequence, List<Unsent> all);
}
