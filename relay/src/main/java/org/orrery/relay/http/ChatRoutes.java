package org.orrery.relay.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.protocol.rest.ChatMessage;
import org.orrery.protocol.rest.ChatPage;
import org.orrery.protocol.rest.PostChat;

/// `/collaboration/sessions/{session_id}/chat`.
final class ChatRoutes {

    private static final String PATH = "/collaboration/sessions/:session/chat";

    private final Content content;

    ChatRoutes(Content content) {
        this.content = content;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("chat_list", PATH, this::list),
                Endpoint.post("chat_post", PATH, this::post).creating().inSessionLog());
    }

    private void list(Call call) {
        Slice.Wish.of(call, true)
                .ifPresent(wish ->
                        content.read(
                                call,
                                document -> {
                                    Slice slice = Slice.of(document.ofKind(Kinds.CHAT), wish);
                                    call.reply(
                                            200,
                                            new ChatPage(
                                                    slice.items().stream()
                                                            .map(ChatRoutes::view)
                                                            .toList(),
                                                    slice.total(),
                                                    slice.before(),
                                                    slice.since()));
                                }));
    }

    private void post(Call call) {
        call.body(PostChat.class).ifPresent(request -> post(call, request));
    }

    private void post(Call call, PostChat request) {
        Optional<Map<String, Value>> properties =
                call.valid(() ->
                        new Content.Properties()
                                .text("body", request.body())
                                .text(
                                        "reply_to",
                                        request.replyTo() == null
                                                ? null
                                                : request.replyTo().toString())
                                .map());
        properties.ifPresent(values ->
                content.create(
                        call,
                        "Chat",
                        Kinds.CHAT,
                        _ -> values,
                        (_, made) -> call.reply(201, view(made))));
    }

    private static ChatMessage view(Entity chat) {
        String replyTo = Content.text(chat, "reply_to");
        return new ChatMessage(
                chat.id(),
                chat.owner(),
                chat.text("body", ""),
                replyTo == null ? null : EntityId.parse(replyTo),
                chat.flag("edited", false),
                Content.time(chat),
                chat.createdAt());
    }
}
