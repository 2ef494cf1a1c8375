package org.orrery.protocol.rest;

import java.util.List;

/// Answer to `GET /collaboration/accounts`.
public record AccountList(List<AccountView> accounts, int total) {
    public AccountList {
        accounts = List.copyOf(accounts);
    }
}
