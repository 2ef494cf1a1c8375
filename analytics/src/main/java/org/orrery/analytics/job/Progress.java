package org.orrery.analytics.job;

/// What a long computation tells and asks while it runs: how far it is, and whether anybody still wants it.
///
/// A computation calls both often (every few thousand rows), from the thread it runs on.
public interface Progress {

    /// For those who neither watch nor cancel.
    Progress NONE =
            new Progress() {
                @Override
                public void report(double fraction) {}

                @Override
                public boolean cancelled() {
                    return false;
                }
            };

    /// Says how much is done, from 0 to 1, never going back.
    void report(double fraction);

    /// True as soon as the result is no longer wanted; the computation then ends soon.
    boolean cancelled();
}
