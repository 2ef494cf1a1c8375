package org.orrery.relay.http;

import io.vertx.core.http.HttpMethod;
import java.util.function.Consumer;

/// One operation of the HTTP surface.
///
/// @param operation its row in `access.csv`, and its `operationId` in the OpenAPI document
/// @param path as the router takes it; a parameter `session` is the session in question
/// @param body whether the request has a JSON body; other bodies are left unread
/// @param handler called on the request's event loop once the caller may do this
/// @param creates whether it makes something, so that an `Idempotency-Key` is heeded
/// @param trail where it is kept that this was done
record Endpoint(
        String operation,
        HttpMethod method,
        String path,
        boolean body,
        Consumer<Call> handler,
        boolean creates,
        Trail trail) {

    Endpoint(
            String operation,
            HttpMethod method,
            String path,
            boolean body,
            Consumer<Call> handler) {
        this(operation, method, path, body, handler, false, usually(method));
    }

    /// What changes something is an administrative act, unless it is said to be in the session's log.
    private static Trail usually(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)
                ? Trail.NOTHING
                : Trail.ADMIN_AUDIT;
    }

    /// This operation, which makes something.
    Endpoint creating() {
        return new Endpoint(operation, method, path, body, handler, true, trail);
    }

    /// This operation, which writes into the log of the session in question.
    Endpoint inSessionLog() {
        return new Endpoint(operation, method, path, body, handler, creates, Trail.SESSION_LOG);
    }

    /// This operation, which only looks, though its question has a body.
    Endpoint looking() {
        return new Endpoint(operation, method, path, body, handler, creates, Trail.NOTHING);
    }

    Endpoint handledBy(Consumer<Call> other) {
        return new Endpoint(operation, method, path, body, other, creates, trail);
    }

    static Endpoint get(String operation, String path, Consumer<Call> handler) {
        return new Endpoint(operation, HttpMethod.GET, path, false, handler);
    }

    static Endpoint post(String operation, String path, Consumer<Call> handler) {
        return new Endpoint(operation, HttpMethod.POST, path, true, handler);
    }

    /// An operation whose body, if any, is read by its handler as a stream.
    static Endpoint stream(
            String operation, HttpMethod method, String path, Consumer<Call> handler) {
        return new Endpoint(operation, method, path, false, handler);
    }
}
