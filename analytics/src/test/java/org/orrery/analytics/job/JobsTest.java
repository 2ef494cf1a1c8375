package org.orrery.analytics.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class JobsTest {

    private final Jobs jobs = new Jobs(1, 2);

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    void aJobReportsItsProgressAndItsResult() throws Exception {
        List<Double> reports = new CopyOnWriteArrayList<>();

        Job<String> job =
                accepted(
                        jobs.submit(
                                "half",
                                progress -> {
                                    progress.report(0.5);
                                    return Thread.currentThread().getName();
                                },
                                reports::add));

        assertThat(job.result().get(5, TimeUnit.SECONDS)).startsWith("orrery-analytics-");
        assertThat(reports).containsExactly(0.5);
        assertThat(job.name()).isEqualTo("half");
    }

    @Test
    void anExceptionOfTheTaskBecomesTheJobsAndThePoolGoesOn() throws Exception {
        Job<String> failing =
                accepted(
                        jobs.submit(
                                "fails",
                                _ -> {
                                    throw new IllegalStateException("as planned");
                                }));

        assertThatThrownBy(() -> failing.result().get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("as planned");
        assertThat(accepted(jobs.submit("next", _ -> 1)).result().get(5, TimeUnit.SECONDS))
                .isEqualTo(1);
    }

    @Test
    void aRunningJobSeesThatItIsCancelled() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CompletableFuture<Boolean> noticed = new CompletableFuture<>();
        Job<String> job =
                accepted(
                        jobs.submit(
                                "long",
                                progress -> {
                                    started.countDown();
                                    while (!progress.cancelled()) {
                                        Thread.onSpinWait();
                                    }
                                    noticed.complete(true);
                                    return "dropped";
                                }));
        assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();

        job.cancel();

        assertThatThrownBy(() -> job.result().get(5, TimeUnit.SECONDS))
                .isInstanceOf(CancellationException.class);
        assertThat(noticed.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aFullQueueRefusesWithASentenceUntilAWaitingJobIsCancelled() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        Task<Integer> waiting =
                _ -> {
                    started.countDown();
                    release.await();
                    return 1;
                };
        Job<Integer> running = accepted(jobs.submit("running", waiting));
        assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();
        Job<Integer> first = accepted(jobs.submit("first", waiting));
        Job<Integer> second = accepted(jobs.submit("second", waiting));

        Submission<Integer> third = jobs.submit("third", waiting);

        assertThat(third)
                .isEqualTo(
                        new Submission.Refused<Integer>(
                                "Too much is being computed already: 2 jobs are waiting.",
                                "Wait for one to finish, or cancel one."));
        first.cancel();
        Job<Integer> fourth = accepted(jobs.submit("fourth", waiting));
        release.countDown();
        for (Job<Integer> job : List.of(running, second, fourth)) {
            assertThat(job.result().get(5, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }

    @Test
    void closingCancelsEverythingAndRefusesMore() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Task<String> untilCancelled =
                progress -> {
                    started.countDown();
                    while (!progress.cancelled()) {
                        Thread.onSpinWait();
                    }
                    return "dropped";
                };
        Job<String> running = accepted(jobs.submit("running", untilCancelled));
        Job<String> waiting = accepted(jobs.submit("waiting", untilCancelled));
        assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();

        jobs.close();

        assertThat(running.result()).isCancelled();
        assertThat(waiting.result()).isCancelled();
        assertThat(jobs.submit("late", untilCancelled)).isInstanceOf(Submission.Refused.class);
    }

    private static <T> Job<T> accepted(Submission<T> submission) {
        assertThat(submission).isInstanceOf(Submission.Accepted.class);
        return ((Submission.Accepted<T>) submission).job();
    }
}
