package org.orrery.protocol.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a session's chat, the oldest first.
///
/// @param before where the page before this one ends; absent when there is none
/// @param since where what comes later begins
public record ChatPage(
        List<ChatMessage> messages, int total, @Nullable String before, @Nullable String since) {
    public ChatPage {
        messages = List.copyOf(messages);
    }
}
