package org.orrery.ui.setting;

/// Where settings are kept. Called on the FX thread and returns at once: what is slow is done behind.
public interface SettingsStore {
    UserSettings load();

    void save(UserSettings settings);

    /// Settings that live as long as the program, for tests.
    static SettingsStore inMemory(UserSettings initial) {
        return new SettingsStore() {
            private UserSettings settings = initial;

            @Override
            public UserSettings load() {
                return settings;
            }

            @Override
            public void save(UserSettings newSettings) {
                settings = newSettings;
            }
        };
    }
}
