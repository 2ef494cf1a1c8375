package org.orrery.ui.chat;

import org.orrery.model.id.EntityId;
import org.orrery.ui.session.Member;

/// A message as the chat shows it.
///
/// @param continued whether the message before it is by the same person, a moment ago
/// @param pending sent by me and not yet durable
/// @param mentionsMe whether it calls me by name
public record ChatMessage(
        EntityId id,
        Member author,
        String body,
        long millis,
        boolean mine,
        boolean continued,
        boolean pending,
        boolean mentionsMe) {}
