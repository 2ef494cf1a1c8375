package org.orrery.relay.http;

import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.orrery.model.reduce.Refusal;
import org.orrery.protocol.rest.Problem;
import org.orrery.relay.log.LogException;
import org.orrery.relay.session.SessionArchived;

/// The errors of the HTTP surface, one for each code of `docs/spec/rest.md`.
final class Problems {

    private Problems() {}

    static Problem malformed(String detail) {
        return Problem.of(400, "malformed", "The request could not be understood", detail);
    }

    static Problem invalid(String detail) {
        return Problem.of(422, "invalid", "A value does not fit", detail);
    }

    static Problem tokenInvalid() {
        return Problem.of(
                401,
                "token_invalid",
                "The token is missing, wrong, expired or revoked",
                "sign in, or join the session, to get a token");
    }

    static Problem signInFailed() {
        return Problem.of(
                401,
                "sign_in_failed",
                "Name and password do not fit",
                "the relay does not say which of them is wrong");
    }

    static Problem tooManyAttempts() {
        return Problem.of(
                429,
                "too_many_attempts",
                "Too many sign-ins have failed",
                "wait as long as Retry-After says");
    }

    static Problem noAccounts() {
        return Problem.of(
                409,
                "no_accounts",
                "This relay keeps no accounts",
                "the setting sign-in says how people prove who they are");
    }

    static Problem accountExists() {
        return Problem.of(409, "account_exists", "The name is taken", "choose another user id");
    }

    static Problem accountNotFound() {
        return Problem.of(
                404, "account_not_found", "There is no such account", "no account has this id");
    }

    static Problem inviteInvalid() {
        return Problem.of(
                403,
                "invite_invalid",
                "The invite is not good",
                "it is wrong, expired, revoked or used up; ask for a new one");
    }

    static Problem userMismatch() {
        return Problem.of(
                403,
                "user_mismatch",
                "You are somebody else",
                "user_id has to be the one of the token; /collaboration/me says it");
    }

    static Problem hostNotAllowed() {
        return Problem.of(
                403,
                "host_not_allowed",
                "The relay is not known by that name",
                "the setting allowed-names says which names are let in");
    }

    static Problem originNotAllowed() {
        return Problem.of(
                403,
                "origin_not_allowed",
                "Pages of that origin may not use this relay",
                "the setting allowed-names says which names are let in");
    }

    static Problem roleNotAllowed(String detail) {
        return Problem.of(403, "role_not_allowed", "The role cannot be taken", detail);
    }

    static Problem forbidden() {
        return Problem.of(
                403,
                "forbidden",
                "You may not do this",
                "the relay's access table does not allow it to you");
    }

    static Problem notAMember() {
        return Problem.of(
                403,
                "not_a_member",
                "You are not a member of the session",
                "join the session first");
    }

    static Problem passcodeRequired() {
        return Problem.of(
                403,
                "passcode_required",
                "The session has a passcode",
                "send it as passcode; the session's host knows it");
    }

    static Problem passcodeWrong() {
        return Problem.of(
                403, "passcode_wrong", "The passcode is wrong", "ask the session's host for it");
    }

    static Problem banned() {
        return Problem.of(
                403,
                "banned",
                "You are banned from the session",
                "an admin of the session can lift the ban");
    }

    static Problem encryptionRequired() {
        return Problem.of(
                403,
                "encryption_required",
                "The session is for encrypted connections only",
                "come in over https; the session's policy asks for it");
    }

    static Problem agentsNotAllowed() {
        return Problem.of(
                403,
                "agents_not_allowed",
                "Programs may not take part in the session",
                "the session's policy does not allow it");
    }

    static Problem exportNotAllowed() {
        return Problem.of(
                403,
                "export_not_allowed",
                "Nothing may be taken out of the session",
                "the session's policy does not allow it");
    }

    static Problem memberNotFound() {
        return Problem.of(
                404, "member_not_found", "There is no such member", "see the session's members");
    }

    static Problem wrongState(String state) {
        return Problem.of(
                409,
                "wrong_state",
                "The session is not in a state for this",
                "it is " + state + "; the transitions stand in docs/spec/room.md");
    }

    static Problem sessionNotOpen() {
        return Problem.of(
                409,
                "session_not_open",
                "The session is being prepared",
                "nobody but its admins comes in before it is opened");
    }

    static Problem sessionEnded() {
        return Problem.of(
                410, "session_ended", "The session has ended", "what was said can still be read");
    }

    static Problem sessionArchived() {
        return Problem.of(
                410,
                "session_archived",
                "The session is archived",
                "whoever looks after the relay can restore it");
    }

    static Problem sessionLocked() {
        return Problem.of(
                423, "session_locked", "The session is locked", "nobody new comes in for now");
    }

    static Problem passcodeLater(long seconds) {
        return Problem.of(
                429,
                "too_many_attempts",
                "Too many wrong passcodes",
                "try again in " + seconds + " seconds");
    }

    static Problem conflict(String code, String detail) {
        return Problem.of(409, code, "It cannot be changed so now", detail);
    }

    static Problem rateLimited() {
        return Problem.of(
                429, "rate_limited", "Too many requests", "wait a moment and send it again");
    }

    static Problem keyReused() {
        return Problem.of(
                422,
                "idempotency_key_reused",
                "The idempotency key belongs to another request",
                "take a new key for each request; repeat one only with the same body");
    }

    /// What a refusal of the reducer or the room is over HTTP.
    static Problem refused(Refusal refusal) {
        return switch (refusal.code()) {
            case NOT_A_MEMBER -> notAMember();
            case FORBIDDEN -> Problem.of(403, "forbidden", "You may not do this", refusal.detail());
            case INVALID -> invalid(refusal.detail());
            case NOT_FOUND, DELETED -> notFound(refusal.detail());
            case EXISTS, LEASED, FENCED, STALE_TEXT, PAUSED ->
                    conflict(refusal.code().wireName(), refusal.detail());
            case FULL -> quotaExceeded();
            case READ_ONLY -> unavailable(refusal.detail());
            case RATE_LIMITED -> rateLimited();
        };
    }

    static Problem notFound(String detail) {
        return Problem.of(404, "not_found", "There is no such thing", detail);
    }

    static Problem sessionNotFound() {
        return Problem.of(
                404, "session_not_found", "There is no such session", "no session has this id");
    }

    static Problem methodNotAllowed() {
        return Problem.of(
                405, "method_not_allowed", "The method does not fit", "see docs/spec/rest.md");
    }

    static Problem roomFull(int members) {
        return Problem.of(
                409,
                "room_full",
                "The session is full",
                "there are " + members + " people in it already");
    }

    static Problem bodyLate() {
        return Problem.of(
                408,
                "body_late",
                "The body of the request did not come in time",
                "send it faster, or in smaller parts");
    }

    static Problem tooManyRequests() {
        return Problem.of(
                429,
                "too_many_requests",
                "There were too many requests from this address",
                "wait for as long as Retry-After says");
    }

    static Problem tooManyConnections() {
        return Problem.of(
                429,
                "too_many_connections",
                "There are too many connections",
                "this user or address has too many of them open; close one");
    }

    static Problem lengthRequired() {
        return Problem.of(411, "length_required", "The length is needed", "send Content-Length");
    }

    static Problem tooLarge(long bytes) {
        return Problem.of(
                413, "too_large", "The body is too large", "at most " + bytes + " bytes are taken");
    }

    static Problem hashMismatch() {
        return Problem.of(
                422,
                "hash_mismatch",
                "The bytes do not have the hash of the address",
                "the SHA-256 of the body differs from the address; nothing was kept");
    }

    static Problem upgradeRequired() {
        return Problem.of(
                426, "upgrade_required", "This is a WebSocket", "ask for an upgrade to websocket");
    }

    static Problem internal() {
        return Problem.of(
                500, "internal", "The relay failed", "the relay's log says more about it");
    }

    static Problem agentsUnavailable() {
        return Problem.of(
                503,
                "agents_unavailable",
                "No agent is available",
                "this version of the relay has no agents");
    }

    /// What a request is answered that failed unexpectedly.
    static Problem of(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case SessionArchived _ -> sessionArchived();
            case LogException _ -> storageDamaged();
            case RejectedExecutionException _ -> unavailable("too much is asked of it at once");
            case null, default -> internal();
        };
    }

    static Problem unavailable(String detail) {
        return Problem.of(503, "unavailable", "The relay cannot do this now", detail);
    }

    static Problem storageDamaged() {
        return Problem.of(
                503,
                "storage_damaged",
                "The session's log is damaged",
                "the relay's log names the file and the place; restore it from a backup");
    }

    static Problem quotaExceeded() {
        return Problem.of(
                507,
                "quota_exceeded",
                "The relay's storage is used up",
                "remove what is not needed");
    }
}
