package org.orrery.ui.action;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.orrery.ui.text.Texts;

/// The actions of one page, in the order in which they are listed.
public final class ActionSet {
    private static final ObservableValue<String> NONE = new ReadOnlyStringWrapper("");
    private final Map<String, UiAction> actions = new LinkedHashMap<>();

    /// Adds an action that is always possible; its name is the text `action.ID`.
    public ActionSet add(
            String id, UiAction.Group group, Ikon icon, @Nullable String key, Runnable run) {
        return add(id, group, icon, key, NONE, run);
    }

    public ActionSet add(
            String id,
            UiAction.Group group,
            Ikon icon,
            @Nullable String key,
            ObservableValue<String> objection,
            Runnable run) {
        return add(
                new UiAction(
                        id,
                        group,
                        icon,
                        key == null ? null : KeyCombination.valueOf(key),
                        new ReadOnlyStringWrapper(Texts.of("action." + id)),
                        objection,
                        run));
    }

    public ActionSet add(UiAction action) {
        if (actions.put(action.id(), action) != null) {
            throw new IllegalArgumentException("a second action " + action.id());
        }
        return this;
    }

    public UiAction get(String id) {
        return Objects.requireNonNull(actions.get(id), id);
    }

    public Collection<UiAction> all() {
        return actions.values();
    }

    /// Actions whose name has all the words, those that begin with the query first.
    public List<UiAction> matching(String query) {
        String wanted = query.strip().toLowerCase(java.util.Locale.ROOT);
        List<UiAction> found = new ArrayList<>();
        List<UiAction> begun = new ArrayList<>();
        for (UiAction action : actions.values()) {
            String name = action.name().getValue().toLowerCase(java.util.Locale.ROOT);
            boolean all = true;
            for (String word : wanted.split("\\s+", -1)) {
                all &= name.contains(word);
            }
            if (all) {
                (name.startsWith(wanted) ? begun : found).add(action);
            }
        }
        begun.addAll(found);
        return begun;
    }

    /// Does what the key stands for, and says whether it stood for something.
    ///
    /// @param typing whether the person is writing text, when only keys with a modifier and function keys count
    public boolean handle(KeyEvent event, boolean typing) {
        for (UiAction action : actions.values()) {
            KeyCombination key = action.key();
            if (key != null && key.match(event) && (!typing || isCommand(event))) {
                action.fire();
                return true;
            }
        }
        return false;
    }

    /// Undo and redo of text belong to the text field.
    private static boolean isCommand(KeyEvent event) {
        boolean editing =
                event.getCode() == KeyCode.Z
                        || event.getCode() == KeyCode.Y
                        || event.getCode() == KeyCode.A;
        return (event.isShortcutDown() && !editing)
                || event.getCode().isFunctionKey()
                || event.getCode() == KeyCode.ESCAPE;
    }

    public static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }
}
