package org.orrery.ui.session;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Sessions;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.net.ConnectionStatus;
import org.orrery.net.Overtaken;
import org.orrery.net.RoomClient;
import org.orrery.net.Settlement;
import org.orrery.net.UndoResult;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.message.MemberPose;
import org.orrery.ui.inbox.FxInbox;

/// A joined room as the FX thread sees it. All features read from here and change the room through here.
///
/// What it shows is a snapshot that moves on once per wake-up; observers are told by kind. Confined to the FX thread, but
/// for the client behind it.
public final class RoomModel implements AutoCloseable {
    private final RoomClient client;
    private final FxInbox inbox;
    private final InstantSource clock;
    private final RoomFeed feed;
    private final List<Watch> watches = new ArrayList<>();
    private final List<Consumer<List<MemberPose>>> poseObservers = new ArrayList<>();
    private final List<SignalObserver> signalObservers = new ArrayList<>();
    private final List<Consumer<Overtaken>> overtakenObservers = new ArrayList<>();
    private final List<BiConsumer<String, Settlement.Refused>> refusalObservers = new ArrayList<>();
    private final List<Consumer<String>> noticeObservers = new ArrayList<>();
    private final List<Consumer<CloseReason>> putOutObservers = new ArrayList<>();
    private final ReadOnlyObjectWrapper<ConnectionStatus> status;
    private final ReadOnlyStringWrapper undoLabel = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoLabel = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ObservableList<Member> members = FXCollections.observableArrayList();
    private final Access access;
    private Document document;

    private record Watch(Set<String> kinds, DocumentObserver observer) {}

    /// Is told of signals that members send to one another.
    @FunctionalInterface
    public interface SignalObserver {
        void received(UserId from, String kind, Value body);
    }

    public RoomModel(RoomClient client, FxInbox inbox, InstantSource clock) {
        this.client = client;
        this.inbox = inbox;
        this.clock = clock;
        this.document = client.document();
        this.status = new ReadOnlyObjectWrapper<>(client.status());
        this.access = new Access(client.user());
        this.feed =
                new RoomFeed(
                        inbox,
                        this::show,
                        status::set,
                        poses -> poseObservers.forEach(each -> each.accept(poses)),
                        this::showLabels,
                        this::tell);
        readMembers();
        client.addListener(feed);
    }

    public RoomClient client() {
        return client;
    }

    public FxInbox inbox() {
        return inbox;
    }

    public InstantSource clock() {
        return clock;
    }

    public UserId me() {
        return client.user();
    }

    public Document document() {
        return document;
    }

    /// Everybody who was ever here, in the order they came.
    public ObservableList<Member> members() {
        return members;
    }

    public Optional<Member> member(UserId user) {
        return members.stream().filter(each -> each.user().equals(user)).findFirst();
    }

    public Optional<Member> memberAt(int slot) {
        return members.stream().filter(each -> each.slot() == slot).findFirst();
    }

    /// What a person is called in sentences.
    public String nameOf(UserId user) {
        return member(user).map(Member::name).orElse(user.value());
    }

    public Access access() {
        return access;
    }

    public ReadOnlyObjectProperty<ConnectionStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// Label of what undo would take back; empty when there is nothing.
    public ReadOnlyStringProperty undoLabelProperty() {
        return undoLabel.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty redoLabelProperty() {
        return redoLabel.getReadOnlyProperty();
    }

    /// Tells `observer` of changes of these kinds, and first of the present state.
    public void watch(Set<String> kinds, DocumentObserver observer) {
        watches.add(new Watch(Set.copyOf(kinds), observer));
        observer.changed(Document.EMPTY, document);
    }

    public void onPoses(Consumer<List<MemberPose>> observer) {
        poseObservers.add(observer);
    }

    public void onSignal(SignalObserver observer) {
        signalObservers.add(observer);
    }

    public void onOvertaken(Consumer<Overtaken> observer) {
        overtakenObservers.add(observer);
    }

    public void onRefused(BiConsumer<String, Settlement.Refused> observer) {
        refusalObservers.add(observer);
    }

    /// Codes of `docs/spec/wire.md` that are about the session, such as `read_only`.
    public void onNoticed(Consumer<String> observer) {
        noticeObservers.add(observer);
    }

    /// I am out and cannot come back as I am.
    public void onPutOut(Consumer<CloseReason> observer) {
        putOutObservers.add(observer);
    }

    /// Submits an undoable step; the future completes on the FX thread.
    public CompletableFuture<Settlement> submit(String label, List<Operation> operations) {
        String line = line(label);
        return settled(line, client.submit(line, operations));
    }

    public CompletableFuture<Settlement> submit(String label, Operation... operations) {
        return submit(label, List.of(operations));
    }

    public CompletableFuture<Settlement> submitWithoutUndo(String label, Operation... operations) {
        String line = line(label);
        return settled(line, client.submitWithoutUndo(line, List.of(operations)));
    }

    public CompletableFuture<Optional<UndoResult>> undo() {
        return client.undo().thenApplyAsync(result -> result, inbox);
    }

    public CompletableFuture<Optional<UndoResult>> redo() {
        return client.redo().thenApplyAsync(result -> result, inbox);
    }

    public EntityId newId() {
        return client.ids().nextEntity();
    }

    @Override
    public void close() {
        client.removeListener(feed);
        client.close();
    }

    /// Labels may quote names of any length; a batch takes so much and no more.
    private static String line(String label) {
        if (label.length() <= Batch.MAX_LABEL) {
            return label;
        }
        int end = Batch.MAX_LABEL - 1;
        boolean split = Character.isHighSurrogate(label.charAt(end - 1));
        return label.substring(0, split ? end - 1 : end) + "…";
    }

    /// What the client itself refuses was never shown, so its listener does not tell of it.
    private CompletableFuture<Settlement> settled(
            String label, CompletableFuture<Settlement> future) {
        return future.thenApplyAsync(
                settlement -> {
                    if (settlement instanceof Settlement.Refused refused) {
                        refusalObservers.forEach(each -> each.accept(label, refused));
                    }
                    return settlement;
                },
                inbox);
    }

    private void show(RoomFeed.News news) {
        Document before = document;
        document = news.document();
        Set<String> kinds = news.kinds();
        if (kinds == null || kinds.contains(Kinds.MEMBER) || kinds.contains(Kinds.SESSION)) {
            readMembers();
        }
        for (Watch watch : List.copyOf(watches)) {
            if (kinds == null || watch.kinds().stream().anyMatch(kinds::contains)) {
                watch.observer().changed(before, document);
            }
        }
    }

    private void readMembers() {
        List<Member> now =
                document.ofKind(Kinds.MEMBER).stream()
                        .map(entity ->
                                Member.of(entity, me(), Sessions.isHost(document, entity.owner())))
                        .toList();
        if (!now.equals(members)) {
            members.setAll(now);
        }
        access.update(document);
        Entity session = document.entity(client.session().entity());
        title.set(session == null ? "" : session.text("title", ""));
    }

    private void showLabels(RoomFeed.UndoLabels labels) {
        undoLabel.set(labels.undo().orElse(""));
        redoLabel.set(labels.redo().orElse(""));
    }

    private void tell(RoomFeed.Event event) {
        switch (event) {
            case RoomFeed.Event.Signal(UserId from, String kind, Value body) ->
                    signalObservers.forEach(each -> each.received(from, kind, body));
            case RoomFeed.Event.Overtook(Overtaken overtaken) ->
                    overtakenObservers.forEach(each -> each.accept(overtaken));
            case RoomFeed.Event.Refused(String label, Settlement.Refused refused) ->
                    refusalObservers.forEach(each -> each.accept(label, refused));
            case RoomFeed.Event.Noticed(String code) ->
                    noticeObservers.forEach(each -> each.accept(code));
            case RoomFeed.Event.PutOut(CloseReason reason) ->
                    putOutObservers.forEach(each -> each.accept(reason));
        }
    }
}
