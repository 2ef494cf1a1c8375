package org.orrery.ui.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.orrery.analytics.job.Jobs;
import org.orrery.model.operation.Operation;
import org.orrery.model.space.Vec3;
import org.orrery.model.text.TextDelta;
import org.orrery.ui.data.TableModel;
import org.orrery.ui.fake.FakeRelayClient;
import org.orrery.ui.fake.ModelRoom;
import org.orrery.ui.fake.SampleRoom;

final class AnnotationsViewModelTest {
    private final Jobs jobs = new Jobs(1, 10);

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    void aThreadKnowsItsRowAndItsReplies() {
        ModelRoom fake = new ModelRoom("collaborator");
        AnnotationThread thread = thread(fake, annotations(fake));

        assertThat(thread.subject()).isEqualTo("Rwanda · Sub-Saharan Africa · 1995");
        assertThat(thread.replies())
                .extracting(AnnotationThread.Reply::author)
                .containsExactly(SampleRoom.BRAM, SampleRoom.ADA);
        assertThat(fake.sample().data().rowKey(thread.row()))
                .isEqualTo(fake.sample().row("Rwanda", "1995"));
    }

    @Test
    void resolvedThreadsGoToTheEnd() {
        ModelRoom fake = new ModelRoom("collaborator");
        AnnotationsViewModel annotations = annotations(fake);
        assertThat(annotations.threads().getFirst().resolved()).isFalse();

        annotations.setResolved(annotations.threads().getFirst(), true);
        fake.settle();

        assertThat(annotations.threads().getLast().resolved()).isTrue();
    }

    @Test
    void anAnnotationIsBoundToTheIdentityOfItsRow() {
        ModelRoom fake = new ModelRoom("analyst");
        AnnotationsViewModel annotations = annotations(fake);

        annotations.begin(7, new Vec3(1, 2, 3));
        assertThat(annotations.publish("  ")).isFalse();
        assertThat(annotations.publish(" Look ")).isTrue();
        fake.settle();

        AnnotationThread made =
                annotations.thread(annotations.openProperty().get().orElseThrow()).orElseThrow();
        assertThat(made.body()).isEqualTo("Look");
        assertThat(made.row()).isEqualTo(7);
        assertThat(made.editable()).isTrue();
        assertThat(annotations.draftProperty().get()).isEmpty();
    }

    @Test
    void twoWhoEditOneTextBothKeepTheirWords() {
        ModelRoom fake = new ModelRoom("admin");
        AnnotationsViewModel annotations = annotations(fake);
        var id = fake.sample().annotation();
        SharedTextEditor editor = new SharedTextEditor(annotations.body(id));
        editor.typed(annotations.body(id) + " I think so.");

        fake.client()
                .play(
                        SampleRoom.CHEN,
                        new Operation.EditText(id, "body", TextDelta.insert(0, "Attention: ")));
        fake.settle();
        annotations.edit(id, editor);
        fake.settle();

        assertThat(annotations.body(id)).startsWith("Attention: Life").endsWith("I think so.");
    }

    @Test
    void anAnalystMayNotDeleteWhatOthersWrote() {
        ModelRoom fake = new ModelRoom("analyst");
        AnnotationThread thread = thread(fake, annotations(fake));

        assertThat(thread.deletable()).isFalse();
        assertThat(thread.editable()).isFalse();
        assertThat(thread.resolvable()).isTrue();
    }

    @Test
    void aThreadThatIsDeletedCloses() {
        ModelRoom fake = new ModelRoom("admin");
        AnnotationsViewModel annotations = annotations(fake);
        AnnotationThread thread = thread(fake, annotations);
        annotations.openProperty().set(Optional.of(thread.id()));

        annotations.delete(thread);
        fake.settle();

        assertThat(annotations.openProperty().get()).isEmpty();
        assertThat(annotations.threads()).hasSize(2);
        assertThat(fake.client().document().ofKind("comment")).hasSize(1);
    }

    @Test
    void theSearchLooksIntoRepliesToo() {
        ModelRoom fake = new ModelRoom("observer");
        AnnotationThread thread = thread(fake, annotations(fake));

        assertThat(thread.matches("legend")).isTrue();
        assertThat(thread.matches("RWANDA")).isTrue();
        assertThat(thread.matches("zebra")).isFalse();
    }

    private AnnotationsViewModel annotations(ModelRoom fake) {
        TableModel table =
                new TableModel(
                        fake.room(), new FakeRelayClient(URI.create("http://relay.example")), jobs);
        AnnotationsViewModel annotations = new AnnotationsViewModel(fake.room(), table);
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> {
                    fake.settle();
                    return table.dataSet().isPresent();
                });
        return annotations;
    }

    private static AnnotationThread thread(ModelRoom fake, AnnotationsViewModel annotations) {
        return annotations.thread(fake.sample().annotation()).orElseThrow();
    }
}
