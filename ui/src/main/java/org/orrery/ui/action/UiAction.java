package org.orrery.ui.action;

import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/// Something that can be done.
///
/// @param id names it in tests and as node id
/// @param key what triggers it from the keyboard; `null` when the palette is the only way
/// @param name as shown, which may say what it would act on
/// @param objection why it cannot be done now; empty when it can
public record UiAction(
        String id,
        Group group,
        Ikon icon,
        @Nullable KeyCombination key,
        ObservableValue<String> name,
        ObservableValue<String> objection,
        Runnable run) {
    /// What belongs together on the key sheet.
    public enum Group {
        SCENE,
        TOOLS,
        EDIT,
        PEOPLE,
        WINDOW
    }

    public boolean isPossible() {
        return objection.getValue().isEmpty();
    }

    /// Does it unless something speaks against it.
    public void fire() {
        if (isPossible()) {
            run.run();
        }
    }

    /// The key as people write it, empty without one.
    public String keyText() {
        return key == null ? "" : key.getDisplayText();
    }
}
