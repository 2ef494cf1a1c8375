package org.orrery.ui.start;

import java.net.URI;
import java.nio.file.Path;
import org.orrery.analytics.sample.SampleData;
import org.orrery.ui.text.Texts;

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

    /// A table that was copied elsewhere, such as cells of a spreadsheet.
    record Pasted(String text) implements DataChoice {
        @Override
        public String title() {
            return Texts.of("start.pasted");
        }
    }

    /// A file of the web.
    record Web(URI address) implements DataChoice {
        @Override
        public String title() {
            String path = address.getPath() == null ? "" : address.getPath();
            String last = path.substring(path.lastIndexOf('/') + 1);
            return last.isEmpty() ? String.valueOf(address.getHost()) : last;
        }
    }

    /// A file of this computer.
    ///
    /// @param sheet of a workbook; empty for the first that has a table
    record File(Path path, String sheet) implements DataChoice {
        public File(Path path) {
            this(path, "");
        }

        @Override
        public String title() {
            Path name = path.getFileName();
            return name == null ? path.toString() : name.toString();
        }
    }
}
