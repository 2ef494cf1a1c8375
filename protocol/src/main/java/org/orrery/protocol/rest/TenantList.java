package org.orrery.protocol.rest;

import java.util.List;

/// Answer to `GET /collaboration/tenants`.
public record TenantList(List<TenantView> tenants) {
    public TenantList {
        tenants = List.copyOf(tenants);
    }

    /// An organisation on the relay, in numbers.
    public record TenantView(String tenant, int sessions, int accounts) {}
}
