package org.orrery.protocol.rest;

import java.util.List;

/// Answer to `GET /collaboration/sessions/{session_id}/invites`.
public record InviteList(List<InviteView> invites) {
    public InviteList {
        invites = List.copyOf(invites);
    }
}
