package org.orrery.ui.session;

import org.orrery.model.document.Document;

/// Is told on the FX thread that entities of kinds it cares about differ.
@FunctionalInterface
public interface DocumentObserver {
    void changed(Document before, Document after);
}
