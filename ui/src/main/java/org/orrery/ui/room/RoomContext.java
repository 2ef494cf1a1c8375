package org.orrery.ui.room;

import java.util.function.BiConsumer;
import org.orrery.protocol.CloseReason;
import org.orrery.scene3d.SceneRenderer;
import org.orrery.ui.inbox.FxInbox;
import org.orrery.ui.service.UiServices;
import org.orrery.ui.start.Entrance;
import org.orrery.ui.theme.ThemeSwitch;

/// What a room page is given by the window.
///
/// @param renderer draws the scene; closed with the page
/// @param leave goes back to the start page
/// @param putOut goes back to the start page, which says why
public record RoomContext(
        UiServices services,
        FxInbox inbox,
        ThemeSwitch theme,
        SceneRenderer renderer,
        Runnable leave,
        BiConsumer<Entrance, CloseReason> putOut) {}
