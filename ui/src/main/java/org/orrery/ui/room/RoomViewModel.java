package org.orrery.ui.room;

import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.undo.UndoPlan;
import org.orrery.model.value.Value;
import org.orrery.net.Overtaken;
import org.orrery.net.Settlement;
import org.orrery.net.UndoResult;
import org.orrery.ui.analysis.InsightsViewModel;
import org.orrery.ui.annotation.AnnotationsViewModel;
import org.orrery.ui.bookmark.BookmarksViewModel;
import org.orrery.ui.chat.ChatViewModel;
import org.orrery.ui.data.ChartModel;
import org.orrery.ui.data.FilterModel;
import org.orrery.ui.data.RowBlobs;
import org.orrery.ui.data.SelectionModel;
import org.orrery.ui.data.TableModel;
import org.orrery.ui.export.ExportModel;
import org.orrery.ui.follow.FollowViewModel;
import org.orrery.ui.measure.MeasuresViewModel;
import org.orrery.ui.meeting.InvitesModel;
import org.orrery.ui.meeting.MeetingModel;
import org.orrery.ui.meeting.MeetingTerms;
import org.orrery.ui.notice.Notice;
import org.orrery.ui.notice.NoticeBoard;
import org.orrery.ui.page.DataPageModel;
import org.orrery.ui.presence.OwnPresence;
import org.orrery.ui.presence.Peers;
import org.orrery.ui.presence.Pings;
import org.orrery.ui.query.QueryModel;
import org.orrery.ui.roster.RosterViewModel;
import org.orrery.ui.scene.ChartBench;
import org.orrery.ui.scene.SceneViewModel;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.start.Entrance;
import org.orrery.ui.status.StatusViewModel;
import org.orrery.ui.text.Texts;
import org.orrery.ui.twin.FigureModel;

/// All view-models of one room, and what concerns several of them: undo, refusals, being overtaken.
public final class RoomViewModel {
    final RoomModel room;
    final NoticeBoard notices;
    final Peers peers;
    final OwnPresence presence;
    final Pings pings;
    final FollowViewModel follow;
    final MeetingModel meeting;
    final MeetingTerms terms;
    final InvitesModel invites;
    final RosterViewModel roster;
    final ChatViewModel chat;
    final StatusViewModel status;
    final TableModel table;
    final ChartModel chart;
    final FilterModel filters;
    final SelectionModel selection;
    final AnnotationsViewModel annotations;
    final QueryModel query;
    final InsightsViewModel insights;
    final ExportModel export;
    final DataPageModel dataPage;
    final ChartBench bench;
    final FigureModel figure;
    final SceneViewModel scene;

    public RoomViewModel(Entrance entrance, RoomContext context) {
        room = new RoomModel(entrance.room(), context.inbox(), context.services().clock());
        notices = new NoticeBoard(room.clock());
        peers = new Peers(System::nanoTime);
        presence = new OwnPresence(System::nanoTime, room.client()::updatePresence);
        room.onPoses(peers::hear);
        pings = new Pings(room, System::nanoTime);
        follow = new FollowViewModel(room, peers, presence, notices);
        meeting = new MeetingModel(room, notices);
        terms = new MeetingTerms(room, meeting);
        invites = new InvitesModel(room, this::copyInvite);
        roster = new RosterViewModel(room, peers, follow, notices, meeting);
        chat = new ChatViewModel(room);
        status = new StatusViewModel(room, notices);
        table =
                new TableModel(
                        room, entrance.relay(), context.services().jobs(), entrance.atHand());
        chart = new ChartModel(room);
        filters = new FilterModel(room, table);
        selection =
                new SelectionModel(
                        room, table, notices, entrance.relay(), context.services().jobs());
        annotations =
                new AnnotationsViewModel(
                        room, table, new RowBlobs(entrance.relay(), context.services().jobs()));
        query = new QueryModel(room, table, entrance.relay(), context.services().jobs(), notices);
        insights =
                new InsightsViewModel(room, table, chart, annotations, context.services().jobs());
        dataPage = new DataPageModel(room, table, context.services().jobs());
        export =
                new ExportModel(
                        table,
                        filters,
                        selection,
                        notices,
                        context.services().jobs(),
                        context.inbox());
        bench =
                new ChartBench(
                        table,
                        chart,
                        filters,
                        selection,
                        context.services().jobs(),
                        context.inbox());
        figure =
                new FigureModel(
                        bench, selection, annotations, context.services().jobs(), context.inbox());
        scene =
                new SceneViewModel(
                        room,
                        peers,
                        presence,
                        new SceneViewModel.Content(
                                table,
                                chart,
                                filters,
                                selection,
                                annotations,
                                pings,
                                new MeasuresViewModel(room, table)));
        room.onOvertaken(this::tell);
        room.onRefused(this::tell);
        room.onNoticed(this::tellNotice);
    }

    private void copyInvite(String link) {
        copy(link);
        notices.success(Texts.of("invites.copied"));
    }

    /// Puts a text on the clipboard of this computer.
    static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    void undo() {
        var _ = room.undo().thenAccept(result -> tell(result, "undo"));
    }

    void redo() {
        var _ = room.redo().thenAccept(result -> tell(result, "redo"));
    }

    private void tell(Optional<UndoResult> result, String way) {
        if (result.isEmpty()) {
            notices.info(Texts.of(way + ".nothing"));
            return;
        }
        UndoResult done = result.get();
        if (!done.leftOut().isEmpty()) {
            String who =
                    done.leftOut().stream()
                            .map(UndoPlan.LeftOut::by)
                            .distinct()
                            .map(room::nameOf)
                            .reduce((a, b) -> a + ", " + b)
                            .orElse("");
            notices.warning(
                    Texts.of(
                            done.changed() ? way + ".partly" : way + ".overtaken",
                            done.label(),
                            who));
        } else if (done.changed()) {
            notices.info(Texts.of(way + ".done", done.label()));
        }
    }

    private void tell(Overtaken overtaken) {
        Entity entity = overtaken.entity();
        String who = room.nameOf(overtaken.by());
        if (overtaken.property().isEmpty()) {
            notices.warning(Texts.of("overtaken.deleted", who, Texts.of("kind." + entity.kind())));
            return;
        }
        String what = describe(overtaken.property(), overtaken.theirs());
        notices.warning(
                Texts.of("overtaken", who, what),
                new Notice.NextStep("overtaken-keep", Texts.of("overtaken.keep"), () -> {}),
                new Notice.NextStep(
                        "overtaken-restore",
                        Texts.of("overtaken.restore"),
                        () -> restore(overtaken)));
    }

    /// Sets my value again, as a step of its own.
    private void restore(Overtaken overtaken) {
        Document now = room.document();
        Entity entity = now.entity(overtaken.entity().id());
        if (entity == null) {
            notices.warning(Texts.of("overtaken.gone"));
            return;
        }
        var _ =
                room.submit(
                        Texts.of("step.restore", propertyName(overtaken.property())),
                        new Operation.Update(entity.id(), overtaken.property(), overtaken.mine()));
    }

    private static String describe(String property, Value value) {
        String name = propertyName(property);
        return switch (value) {
            case Value.Str(String text) when Texts.has("kind." + text) ->
                    Texts.of("overtaken.set", name, Texts.of("kind." + text));
            case Value.Str(String text) -> Texts.of("overtaken.set", name, text);
            case Value.Nil _ -> Texts.of("overtaken.removed", name);
            case Value.Bool _, Value.Num _, Value.ListOf _, Value.MapOf _ ->
                    Texts.of("overtaken.changed", name);
        };
    }

    private static String propertyName(String property) {
        return Texts.has("property." + property)
                ? Texts.of("property." + property)
                : property.replace('_', ' ');
    }

    private void tellNotice(String code) {
        String key = "notice." + code;
        if (Texts.has(key)) {
            boolean good = code.equals("writable_again");
            notices.post(good ? Notice.Tone.SUCCESS : Notice.Tone.ERROR, Texts.of(key));
        }
    }

    private void tell(String label, Settlement.Refused refused) {
        Refusal.Code code = refused.refusal().code();
        String reason =
                code == Refusal.Code.FORBIDDEN
                        ? org.orrery.ui.session.Access.objection(room.access().role())
                        : Texts.of("refusal." + code.wireName());
        notices.error(Texts.of("refused", label, reason));
    }

    BookmarksViewModel bookmarks(
            java.util.function.Supplier<org.orrery.model.space.Pose> camera,
            java.util.function.Consumer<org.orrery.model.space.Pose> goTo) {
        return new BookmarksViewModel(room, camera, goTo);
    }
}
