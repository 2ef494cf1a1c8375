package org.orrery.ui.service;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Where refresh tokens are kept from one start of the program to the next, one for each relay. What is found is always the
/// newest, also when another window has renewed it. FX thread; a few bytes, so that nobody waits.
public interface TokenStore {

    Optional<String> find(URI relay);

    void keep(URI relay, String refreshToken);

    void forget(URI relay);

    /// Tokens that are gone with the program.
    static TokenStore inMemory() {
        Map<URI, String> tokens = new ConcurrentHashMap<>();
        return new TokenStore() {
            @Override
            public Optional<String> find(URI relay) {
                return Optional.ofNullable(tokens.get(relay));
            }

            @Override
            public void keep(URI relay, String refreshToken) {
                tokens.put(relay, refreshToken);
            }

            @Override
            public void forget(URI relay) {
                tokens.remove(relay);
            }
        };
    }
}
