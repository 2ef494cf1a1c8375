package org.orrery.ui.start;

import java.nio.file.Path;
import org.orrery.analytics.sample.SampleData;

/// What a new session is to be about.
public sealed interface DataChoice {
    String title();

    /// One that comes with the program.
    record Sample(SampleData data) implements DataChoice {
        @Override
        public String title() {
            return data.title();
        }
    }

    /// A file of this computer.
    record File(Path path) implements DataChoice {
        @Override
        public String title() {
            Path name = path.getFileName();
            return name == null ? path.toString() : name.toString();
        }
    }
}
