package org.orrery.protocol.rest;

import java.util.List;

/// Answer to `GET /collaboration/overview`: how much a relay is used, by whom.
///
/// @param sessions in all that the caller may see
/// @param examined how many of them, the newest, people and entries were counted in
/// @param people different users in the sessions examined
public record EnterpriseOverview(
        int sessions,
        int examined,
        int people,
        int connected,
        List<Group> tenants,
        List<Group> partners,
        List<Group> complianceLevels,
        List<Group> securityLevels,
        List<Group> states) {

    /// What sessions have in common, and what is in them.
    ///
    /// @param name empty for sessions that have none
    /// @param entries of all logs together
    public record Group(String name, int sessions, int people, int connected, long entries) {}
}
