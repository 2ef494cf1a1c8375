package org.orrery.app.desktop;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.orrery.net.signin.TokenFile;
import org.orrery.ui.service.TokenStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Refresh tokens in a file of the user's. When it cannot be read or written, people sign in again: that is all that is lost.
public final class KeptTokens implements TokenStore {

    private static final Logger LOG = LoggerFactory.getLogger(KeptTokens.class);

    private final TokenFile file;

    public KeptTokens(TokenFile file) {
        this.file = file;
    }

    @Override
    public Optional<String> find(URI relay) {
        try {
            return file.find(relay);
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.warn("sign-ins that were kept cannot be read: {}", unreadable.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void keep(URI relay, String refreshToken) {
        try {
            file.keep(relay, refreshToken);
        } catch (IOException | IllegalArgumentException failure) {
            LOG.warn("the sign-in is not kept: {}", failure.getMessage());
        }
    }

    @Override
    public void forget(URI relay) {
        try {
            file.forget(relay);
        } catch (IOException | IllegalArgumentException failure) {
            LOG.warn("the sign-in cannot be forgotten: {}", failure.getMessage());
        }
    }
}
