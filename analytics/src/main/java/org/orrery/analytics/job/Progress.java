package org.orrery.analytics.job;

/// What a long computation tells and asks while it runs: how far it is, and whether anybody still wants it.
///
/// A computation calls both often (every few thousand rows), from the thread it runs on; a [Watch] does it for one that cannot.
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

    /// The same for one part of a computation, whose own 0 to 1 is `from` to `to` of the whole.
    default Progress part(double from, double to) {
        Progress whole = this;
        return new Progress() {
            @Override
            public void report(double fraction) {
                whole.report(from + fraction * (to - from));
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }

    /// Says how much is done, from 0 to 1, never going back.
    void report(double fraction);

    /// True as soon as the result is no longer wanted; the computation then ends soon.
    boolean cancelled();
}
