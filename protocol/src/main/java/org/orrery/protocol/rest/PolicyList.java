package org.orrery.protocol.rest;

import java.util.List;

/// Answer to `GET /collaboration/policies`: the levels that a session may have.
public record PolicyList(List<Level> complianceLevels, List<Level> securityLevels) {
    public PolicyList {
        complianceLevels = List.copyOf(complianceLevels);
        securityLevels = List.copyOf(securityLevels);
    }

    public record Level(String level, PolicyView policy) {}
}
