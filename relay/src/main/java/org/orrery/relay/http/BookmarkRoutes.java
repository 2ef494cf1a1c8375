package org.orrery.relay.http;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.operation.Operation;
import org.orrery.model.order.FractionalIndex;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.protocol.rest.BookmarkPage;
import org.orrery.protocol.rest.BookmarkView;
import org.orrery.protocol.rest.PostBookmark;

/// `/collaboration/sessions/{session_id}/bookmarks`.
final class BookmarkRoutes {

    private static final String ALL = "/collaboration/sessions/:session/bookmarks";

    private final Content content;

    BookmarkRoutes(Content content) {
        this.content = content;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("bookmark_list", ALL, this::list),
                Endpoint.post("bookmark_create", ALL, this::create).creating().inSessionLog(),
                new Endpoint(
                                "bookmark_delete",
                                HttpMethod.DELETE,
                                ALL + "/:bookmark",
                                false,
                                this::delete)
                        .inSessionLog());
    }

    private void list(Call call) {
        Slice.Wish.of(call, false)
                .ifPresent(wish ->
                        content.read(
                                call,
                                document -> {
                                    Slice slice = Slice.of(document.ofKind(Kinds.BOOKMARK), wish);
                                    call.reply(
                                            200,
                                            new BookmarkPage(
                                                    slice.items().stream()
                                                            .map(BookmarkRoutes::view)
                                                            .toList(),
                                                    slice.total(),
                                                    slice.before(),
                                                    slice.since()));
                                }));
    }

    private void create(Call call) {
        call.body(PostBookmark.class).ifPresent(request -> create(call, request));
    }

    private void create(Call call, PostBookmark request) {
        Optional<Content.Properties> properties =
                call.valid(() ->
                        new Content.Properties()
                                .text("name", request.name())
                                .numbers("camera_position", request.cameraPosition())
                                .numbers("camera_target", request.cameraTarget())
                                .value("view", request.view())
                                .value("filters", request.filters()));
        properties.ifPresent(values ->
                content.create(
                        call,
                        "Bookmark",
                        Kinds.BOOKMARK,
                        document -> ordered(values, request.order(), document),
                        (_, made) -> call.reply(201, view(made))));
    }

    private static Map<String, Value> ordered(
            Content.Properties values, @Nullable String order, Document document) {
        return values.text("order", order == null ? afterTheLast(document) : order).map();
    }

    private static String afterTheLast(Document document) {
        String last =
                document.ofKind(Kinds.BOOKMARK).stream()
                        .map(each -> each.text("order", ""))
                        .filter(each -> !each.isEmpty())
                        .max(String::compareTo)
                        .orElse(null);
        return FractionalIndex.between(last, null);
    }

    private void delete(Call call) {
        content.find(
                call,
                Kinds.BOOKMARK,
                (_, found) ->
                        content.change(
                                call,
                                "Delete bookmark",
                                _ -> List.of(new Operation.Delete(found.id())),
                                _ -> call.done()));
    }

    private static BookmarkView view(Entity bookmark) {
        return new BookmarkView(
                bookmark.id(),
                bookmark.owner(),
                bookmark.text("name", ""),
                bookmark.text("order", ""),
                Content.numbers(bookmark, "camera_position"),
                Content.numbers(bookmark, "camera_target"),
                present(bookmark.get("view")),
                present(bookmark.get("filters")),
                Content.time(bookmark),
                bookmark.createdAt());
    }

    private static @Nullable Value present(Value value) {
        return value instanceof Value.Nil ? null : value;
    }
}
