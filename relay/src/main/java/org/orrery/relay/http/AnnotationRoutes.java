package org.orrery.relay.http;

import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;
import org.orrery.protocol.rest.AnnotationPage;
import org.orrery.protocol.rest.AnnotationView;
import org.orrery.protocol.rest.ChangeAnnotation;
import org.orrery.protocol.rest.PostAnnotation;
import org.orrery.protocol.rest.PostComment;

/// `/collaboration/sessions/{session_id}/annotations` and the comments on them.
final class AnnotationRoutes {

    private static final String ALL = "/collaboration/sessions/:session/annotations";
    private static final String ONE = ALL + "/:annotation";

    private final Content content;

    AnnotationRoutes(Content content) {
        this.content = content;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("annotation_list", ALL, this::list),
                Endpoint.post("annotation_post", ALL, this::post).creating().inSessionLog(),
                Endpoint.get("annotation_read", ONE, this::show),
                new Endpoint("annotation_update", HttpMethod.PATCH, ONE, true, this::change)
                        .inSessionLog(),
                new Endpoint("annotation_delete", HttpMethod.DELETE, ONE, false, this::delete)
                        .inSessionLog(),
                Endpoint.post("comment_post", ONE + "/comments", this::comment)
                        .creating()
                        .inSessionLog());
    }

    private void list(Call call) {
        Slice.Wish.of(call, false)
                .ifPresent(wish -> content.read(call, document -> list(call, wish, document)));
    }

    private static void list(Call call, Slice.Wish wish, Document document) {
        Slice slice = Slice.of(document.ofKind(Kinds.ANNOTATION), wish);
        call.reply(
                200,
                new AnnotationPage(
                        slice.items().stream().map(each -> view(document, each)).toList(),
                        slice.total(),
                        slice.before(),
                        slice.since()));
    }

    private void show(Call call) {
        content.find(
                call,
                Kinds.ANNOTATION,
                (document, found) -> call.reply(200, view(document, found)));
    }

    private void post(Call call) {
        call.body(PostAnnotation.class).ifPresent(request -> post(call, request));
    }

    private void post(Call call, PostAnnotation request) {
        Optional<Map<String, Value>> properties =
                call.valid(() ->
                        new Content.Properties()
                                .text("body", request.body())
                                .numbers("position", request.position())
                                .text("dataset_sha256", request.datasetSha256())
                                .text("row_key", request.rowKey())
                                .text("color", request.color())
                                .map());
        properties.ifPresent(values ->
                content.create(
                        call,
                        "Annotate",
                        Kinds.ANNOTATION,
                        _ -> values,
                        (document, made) -> call.reply(201, view(document, made))));
    }

    private void change(Call call) {
        call.body(ChangeAnnotation.class)
                .ifPresent(request ->
                        content.find(
                                call,
                                Kinds.ANNOTATION,
                                (document, found) -> change(call, request, found)));
    }

    private void change(Call call, ChangeAnnotation request, Entity annotation) {
        Optional<Map<String, Value>> properties =
                call.valid(() ->
                        new Content.Properties()
                                .value(
                                        "resolved",
                                        request.resolved() == null
                                                ? null
                                                : Value.of(request.resolved()))
                                .numbers("position", request.position())
                                .text("color", request.color())
                                .map());
        Optional<String> body =
                call.valid(() ->
                        Value.text(Value.of(request.body() == null ? "" : request.body()), ""));
        if (properties.isEmpty() || body.isEmpty()) {
            return;
        }
        if (properties.get().isEmpty() && request.body() == null) {
            call.problem(Problems.invalid("say what to change: body, resolved, position or color"));
            return;
        }
        content.change(
                call,
                "Change annotation",
                document -> plan(document, annotation, request, properties.get()),
                document -> {
                    Entity changed = document.entity(annotation.id());
                    call.reply(200, view(document, changed == null ? annotation : changed));
                });
    }

    /// A new text is told as what differs from the present one, so that it merges with what others write meanwhile.
    private static List<Operation> plan(
            Document document,
            Entity annotation,
            ChangeAnnotation request,
            Map<String, Value> properties) {
        List<Operation> operations = new ArrayList<>();
        Entity present = document.entity(annotation.id());
        if (request.body() != null) {
            String before = (present == null ? annotation : present).text("body", "");
            TextDelta delta = TextDelta.between(before, request.body());
            if (!delta.isNothing()) {
                operations.add(new Operation.EditText(annotation.id(), "body", delta));
            }
        }
        if (!properties.isEmpty() || operations.isEmpty()) {
            Map<String, Value> changes =
                    properties.isEmpty()
                            ? Map.of("position", annotation.get("position"))
                            : properties;
            operations.add(new Operation.Update(annotation.id(), changes));
        }
        return operations;
    }

    private void delete(Call call) {
        content.find(
                call,
                Kinds.ANNOTATION,
                (_, found) ->
                        content.change(
                                call,
                                "Delete annotation",
                                _ -> List.of(new Operation.Delete(found.id())),
                                _ -> call.done()));
    }

    private void comment(Call call) {
        call.body(PostComment.class)
                .ifPresent(request ->
                        content.find(
                                call,
                                Kinds.ANNOTATION,
                                (_, annotation) -> comment(call, request, annotation)));
    }

    private void comment(Call call, PostComment request, Entity annotation) {
        Optional<Map<String, Value>> properties =
                call.valid(() ->
                        new Content.Properties()
                                .text("body", request.body())
                                .text("annotation", annotation.id().toString())
                                .map());
        properties.ifPresent(values ->
                content.create(
                        call,
                        "Comment",
                        Kinds.COMMENT,
                        _ -> values,
                        (_, made) -> call.reply(201, comment(annotation, made))));
    }

    private static AnnotationView view(Document document, Entity annotation) {
        String id = annotation.id().toString();
        return new AnnotationView(
                annotation.id(),
                annotation.owner(),
                annotation.text("body", ""),
                Content.numbers(annotation, "position"),
                Content.text(annotation, "dataset_sha256"),
                Content.text(annotation, "row_key"),
                Content.text(annotation, "color"),
                annotation.flag("resolved", false),
                Content.time(annotation),
                annotation.createdAt(),
                document.ofKind(Kinds.COMMENT).stream()
                        .filter(each -> each.text("annotation", "").equals(id))
                        .sorted(Comparator.comparingLong(Entity::createdAt))
                        .map(each -> comment(annotation, each))
                        .toList());
    }

    private static AnnotationView.CommentView comment(Entity annotation, Entity comment) {
        return new AnnotationView.CommentView(
                comment.id(),
                annotation.id(),
                comment.owner(),
                comment.text("body", ""),
                Content.time(comment),
                comment.createdAt());
    }
}
