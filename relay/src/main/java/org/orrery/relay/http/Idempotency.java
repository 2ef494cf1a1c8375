package org.orrery.relay.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.protocol.codec.Mappers;
import org.orrery.relay.idempotency.IdempotencyKeys;
import org.orrery.relay.idempotency.IdempotencyKeys.Claim;

/// The header `Idempotency-Key`: a creation that is sent again with the same key is answered as the first time.
final class Idempotency {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final ObjectMapper JSON = Mappers.json();

    private record Kept(int status, String type, String body) {}

    private final IdempotencyKeys keys;

    Idempotency(IdempotencyKeys keys) {
        this.keys = keys;
    }

    /// An operation that heeds keys, if it makes something.
    Endpoint around(Endpoint endpoint) {
        return endpoint.creates() ? endpoint.handledBy(call -> pass(call, endpoint)) : endpoint;
    }

    private void pass(Call call, Endpoint endpoint) {
        String key = call.context().request().getHeader(HEADER);
        if (key == null) {
            endpoint.handler().accept(call);
        } else if (!KEY.matcher(key).matches()) {
            call.problem(
                    Problems.malformed("Idempotency-Key is 1 to 200 visible ASCII characters"));
        } else {
            IdempotencyKeys.Request request = request(call, endpoint, key);
            keys.claim(request)
                    .whenComplete(call.then(claim -> claimed(call, endpoint, request, claim)));
        }
    }

    private void claimed(
            Call call, Endpoint endpoint, IdempotencyKeys.Request request, Claim claim) {
        switch (claim) {
            case Claim.Done(String answer) -> again(call, answer);
            case Claim.Reused _ -> call.problem(Problems.keyReused());
            case Claim.Full _ ->
                    call.problem(Problems.unavailable("too many idempotency keys are kept"));
            case Claim.Yours(var reserved) -> {
                call.context().put(Call.RESERVED, reserved);
                Replies.before(call.context(), answer -> keep(request, answer));
                endpoint.handler().accept(call);
            }
        }
    }

    /// Problems are not kept: what changed nothing may be tried again.
    private CompletionStage<Replies.Answer> keep(
            IdempotencyKeys.Request request, Replies.Answer answer) {
        CompletionStage<Void> kept =
                answer.isGood() ? keys.settle(request, written(answer)) : keys.release(request);
        return kept.thenApply(_ -> answer);
    }

    private static String written(Replies.Answer answer) {
        try {
            return JSON.writeValueAsString(
                    new Kept(
                            answer.status(),
                            answer.type(),
                            answer.body().toString(StandardCharsets.UTF_8)));
        } catch (IOException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    private static void again(Call call, String answer) {
        try {
            Kept kept = JSON.readValue(answer, Kept.class);
            var _ = call.context().response().putHeader("Idempotency-Replayed", "true");
            Replies.write(
                    call.context(),
                    new Replies.Answer(kept.status(), kept.type(), Buffer.buffer(kept.body())));
        } catch (IOException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    /// Keys are the caller's own, for one operation at one address.
    private static IdempotencyKeys.Request request(Call call, Endpoint endpoint, String key) {
        String person = call.caller().user().map(UserId::value).orElse("");
        String scope =
                String.join(
                        "\n",
                        call.caller().tenant().value(),
                        person,
                        call.caller().session().map(SessionId::toString).orElse(""),
                        endpoint.operation(),
                        Objects.requireNonNullElse(call.context().request().path(), ""),
                        key);
        Buffer body = call.context().body().buffer();
        byte[] content = body == null ? new byte[0] : body.getBytes();
        return new IdempotencyKeys.Request(
                digest(scope.getBytes(StandardCharsets.UTF_8)), digest(content), person);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
