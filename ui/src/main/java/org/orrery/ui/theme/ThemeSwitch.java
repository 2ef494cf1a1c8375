package org.orrery.ui.theme;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.orrery.ui.setting.SettingsStore;

/// The look that is on now, remembered in the settings.
public final class ThemeSwitch {
    private final SettingsStore settings;
    private final ReadOnlyObjectWrapper<Theme> theme;

    public ThemeSwitch(SettingsStore settings) {
        this.settings = settings;
        this.theme = new ReadOnlyObjectWrapper<>(Theme.of(settings.load().dark()));
    }

    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    public Theme theme() {
        return theme.get();
    }

    public void toggle() {
        Theme next = Theme.of(!theme.get().isDark());
        settings.save(settings.load().withDark(next.isDark()));
        theme.set(next);
    }
}
