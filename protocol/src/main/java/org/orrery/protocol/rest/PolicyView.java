package org.orrery.protocol.rest;

import org.jspecify.annotations.Nullable;

/// What the levels of a session ask for, as everybody may see before they join.
///
/// @param retentionDays how long after its last change it is kept; absent without a limit
/// @param watermark whether clients put the viewer's name over what they show
/// @param encryptionRequired whether other machines may come in over TLS only
public record PolicyView(
        @Nullable Long retentionDays,
        boolean exportAllowed,
        boolean agentsAllowed,
        boolean watermark,
        boolean encryptionRequired) {}
