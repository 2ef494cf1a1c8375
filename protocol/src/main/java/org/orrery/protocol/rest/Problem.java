package org.orrery.protocol.rest;

/// The one form of errors over HTTP (RFC 9457, `application/problem+json`).
///
/// @param type a URI reference into `docs/spec/rest.md`, such as `/problems/room_full`
/// @param code the last part of the type, for programs
public record Problem(String type, String title, int status, String detail, String code) {

    public static Problem of(int status, String code, String title, String detail) {
        return new Problem("/problems/" + code, title, status, detail, code);
    }
}
