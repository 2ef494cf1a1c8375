package org.orrery.bench.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.orrery.bench.room.Pace;
import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;
import org.orrery.net.RoomClient;
import org.orrery.net.Settlement;

/// People who edit without pause, whether their relay lives or not: they chat, write in one common text, and rename one
/// common view. Its thread submits; any thread reads what was submitted.
final class Editor {

    private static final int MARK_LENGTH = 10;
    private static final int FULL_TEXT = 9_000;

    /// People stop to wonder when so much of theirs is unsent.
    private static final int MOST_UNDER_WAY = 300;

    private final List<RoomClient> rooms;
    private final double perSecond;
    private final Random random;
    private final Queue<Edit> edits = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean editing;
    private @Nullable Thread thread;
    private int count;

    Editor(List<RoomClient> rooms, double perSecond, Random random) {
        this.rooms = rooms;
        this.perSecond = perSecond;
        this.random = random;
    }

    /// Begins to edit, with a new common text.
    void start() {
        EntityId text = submitText();
        editing = true;
        Thread started = Thread.ofPlatform().name("editor").daemon().unstarted(() -> edit(text));
        thread = started;
        started.start();
    }

    /// Stops, and returns when the last submission is made.
    void stop() throws InterruptedException {
        editing = false;
        if (thread != null) {
            thread.join();
        }
    }

    /// How many submissions are not settled.
    int underWay() {
        return underWay.get();
    }

    long acknowledged() {
        return edits.stream().filter(each -> each.sequence() > 0).count();
    }

    long refused() {
        return edits.stream().filter(Edit::isRefused).count();
    }

    /// Everything submitted so far.
    List<Edit> edits() {
        return List.copyOf(edits);
    }

    private void edit(EntityId text) {
        Pace pace = new Pace(random, perSecond * rooms.size());
        while (editing) {
            pace.await();
            if (underWay.get() >= MOST_UNDER_WAY) {
                continue;
            }
            RoomClient room = rooms.get(random.nextInt(rooms.size()));
            double what = random.nextDouble();
            if (what < 0.3) {
                write(room, text);
            } else if (what < 0.5) {
                rename(room);
            } else {
                submit(room, null, List.of());
            }
        }
    }

    private EntityId submitText() {
        RoomClient room = rooms.getFirst();
        EntityId id = room.ids().nextEntity();
        Operation create =
                new Operation.Create(
                        id,
                        Kinds.ANNOTATION,
                        Map.of("body", Value.of(""), "position", Value.ofNumbers(0, 0, 0)));
        submit(room, null, List.of(create));
        return id;
    }

    /// All marks are of one length, and all stand between others, so that no edit splits one.
    private void write(RoomClient room, EntityId text) {
        Entity present = room.document().entity(text);
        int length = present == null ? -1 : present.text("body", "").length();
        if (length < 0 || length > FULL_TEXT) {
            submit(room, null, List.of());
            return;
        }
        int position = MARK_LENGTH * random.nextInt(length / MARK_LENGTH + 1);
        submit(
                room,
                text,
                List.of(
                        new Operation.EditText(
                                text, "body", TextDelta.insert(position, mark(count + 1)))));
    }

    private void rename(RoomClient room) {
        List<Entity> views = room.document().ofKind(Kinds.VIEW);
        submit(
                room,
                null,
                views.stream()
                        .limit(1)
                        .<Operation>map(view ->
                                new Operation.Update(view.id(), "title", Value.of(mark(count + 1))))
                        .toList());
    }

    private void submit(RoomClient room, @Nullable EntityId text, List<Operation> more) {
        String mark = mark(++count);
        EntityId id = room.ids().nextEntity();
        List<Operation> operations = new ArrayList<>(more);
        operations.add(new Operation.Create(id, Kinds.CHAT, Map.of("body", Value.of(mark))));
        underWay.incrementAndGet();
        CompletableFuture<Settlement> settled =
                room.submit("Edit", operations).whenComplete((_, _) -> underWay.decrementAndGet());
        edits.add(new Edit(id, text, mark, settled));
    }

    private static String mark(int number) {
        return String.format(Locale.ROOT, "<%0" + (MARK_LENGTH - 2) + "d>", number);
    }
}
