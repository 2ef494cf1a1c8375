package org.orrery.ui.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FxInboxTest {
    private final Deque<Runnable> toolkit = new ArrayDeque<>();
    private final FxInbox inbox = new FxInbox(toolkit::add);

    @Test
    void aThousandTasksWakeTheToolkitOnce() {
        List<Integer> done = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int number = i;
            inbox.execute(() -> done.add(number));
        }

        assertThat(toolkit).hasSize(1);
        toolkit.remove().run();
        assertThat(done).hasSize(1000).isSorted();
    }

    @Test
    void whatComesWhileTasksRunWaitsForTheNextWakeUp() {
        List<String> done = new ArrayList<>();
        inbox.execute(() -> {
            done.add("first");
            inbox.execute(() -> done.add("second"));
        });

        toolkit.remove().run();
        assertThat(done).containsExactly("first");
        toolkit.remove().run();
        assertThat(done).containsExactly("first", "second");
        assertThat(toolkit).isEmpty();
    }

    @Test
    void aSlotHandsOverOneMergedValue() {
        List<Integer> received = new ArrayList<>();
        FxInbox.Slot<Integer> slot = inbox.slot(Integer::sum, received::add);
        slot.offer(1);
        slot.offer(2);
        slot.offer(3);

        toolkit.remove().run();
        slot.offer(4);
        toolkit.remove().run();
        assertThat(received).containsExactly(6, 4);
    }

    @Test
    void aTaskThatFailsDoesNotTakeTheOthersWithIt() {
        List<Throwable> thrown = new ArrayList<>();
        List<String> done = new ArrayList<>();
        Thread.currentThread().setUncaughtExceptionHandler((_, e) -> thrown.add(e));
        inbox.execute(() -> {
            throw new IllegalStateException("mine");
        });
        inbox.execute(() -> done.add("other"));

        toolkit.remove().run();

        Thread.currentThread().setUncaughtExceptionHandler(null);
        assertThat(done).containsExactly("other");
        assertThat(thrown).hasSize(1);
    }
}
