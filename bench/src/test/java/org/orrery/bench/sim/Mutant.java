package org.orrery.bench.sim;

import java.util.List;

/// A bug to be planted: exact replacements in source files, each of which must fit exactly once.
///
/// @param firstSeed where to begin to look for it; near a seed that finds it, when few do
record Mutant(String name, List<Edit> edits, long firstSeed) {

    /// @param module folder of the module whose main code is changed
    /// @param type of the top level, within `org.orrery`
    record Edit(String module, String type, String from, String to) {}

    static Mutant of(String name, Edit... edits) {
        return new Mutant(name, List.of(edits), 1);
    }

    Mutant startingAt(long seed) {
        return new Mutant(name, edits, seed);
    }

    static Edit edit(String module, String type, String from, String to) {
        return new Edit(module, type, from, to);
    }

    @Override
    public String toString() {
        return name;
    }
}
