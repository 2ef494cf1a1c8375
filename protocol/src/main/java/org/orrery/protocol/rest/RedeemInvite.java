package org.orrery.protocol.rest;

import java.util.Objects;

/// Body of `POST /collaboration/invites/redeem`.
public record RedeemInvite(String code) {

    public RedeemInvite {
        Objects.requireNonNull(code, "code is required");
    }

    @Override
    public String toString() {
        return "RedeemInvite";
    }
}
