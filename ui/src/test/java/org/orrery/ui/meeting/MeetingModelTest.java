package org.orrery.ui.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.orrery.model.document.Members;
import org.orrery.model.id.UserId;
import org.orrery.model.meeting.Access;
import org.orrery.model.meeting.SessionState;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.net.MeetingClient.Step;
import org.orrery.protocol.rest.Problem;
import org.orrery.ui.fake.ModelRoom;
import org.orrery.ui.fake.SampleRoom;
import org.orrery.ui.notice.Notice;
import org.orrery.ui.session.Member;

final class MeetingModelTest {
    private static final UserId GUEST = new UserId("guest");

    @Test
    void whoKnocksIsShownToAdminsWithTheSameButtonsAsAToast() {
        ModelRoom room = new ModelRoom("admin");
        MeetingModel model = model(room);

        room.sample().knock(GUEST, "Gita Guest");
        room.settle();

        assertThat(model.knocking()).extracting(Member::name).containsExactly("Gita Guest");
        assertThat(room.notices().toasts().getLast().actions())
                .extracting(Notice.NextStep::id)
                .containsExactly("knock-admit-guest", "knock-deny-guest");
        assertThat(room.room().members().stream().filter(Member::connected))
                .extracting(Member::user)
                .doesNotContain(GUEST);
    }

    @Test
    void whoKnocksIsNotShownToOthers() {
        ModelRoom room = new ModelRoom("collaborator");
        MeetingModel model = model(room);

        room.sample().knock(GUEST, "Gita Guest");
        room.settle();

        assertThat(model.knocking()).isEmpty();
        assertThat(room.notices().history()).isEmpty();
    }

    @Test
    void admittingTakesTheKnockOffTheScreen() {
        ModelRoom room = new ModelRoom("admin");
        MeetingModel model = model(room);
        room.sample().knock(GUEST, "Gita Guest");
        room.settle();

        room.notices().toasts().getLast().actions().getFirst().run().run();
        room.settle();

        assertThat(access(room, GUEST)).isEqualTo(Access.ADMITTED);
        assertThat(model.knocking()).isEmpty();
        assertThat(room.notices().toasts()).isEmpty();
    }

    @Test
    void removingAsksFirst() {
        ModelRoom room = new ModelRoom("admin");
        MeetingModel model = model(room);
        Member chen = room.room().member(SampleRoom.CHEN).orElseThrow();

        model.remove(chen);
        room.settle();
        assertThat(access(room, SampleRoom.CHEN)).isEqualTo(Access.ADMITTED);
        model.questionProperty().get().orElseThrow().run().run();
        room.settle();

        assertThat(access(room, SampleRoom.CHEN)).isEqualTo(Access.REMOVED);
    }

    @Test
    void aBanCanBeLiftedFromItsNotice() {
        ModelRoom room = new ModelRoom("admin");
        MeetingModel model = model(room);
        model.ban(room.room().member(SampleRoom.CHEN).orElseThrow());
        model.questionProperty().get().orElseThrow().run().run();
        room.settle();
        assertThat(model.banned()).extracting(Member::user).containsExactly(SampleRoom.CHEN);

        room.notices().toasts().getLast().actions().getFirst().run().run();
        room.settle();

        assertThat(model.banned()).isEmpty();
        assertThat(access(room, SampleRoom.CHEN)).isEqualTo(Access.REMOVED);
    }

    @Test
    void whileItIsPausedOthersAreToldWhyTheyCannotAnnotateButMayChat() {
        ModelRoom room = new ModelRoom("collaborator");
        MeetingModel model = model(room);

        room.sample().session("state", Value.of("paused"));
        room.settle();

        assertThat(model.stand().state()).isEqualTo(SessionState.PAUSED);
        assertThat(room.room().access().creationObjection(Kinds.ANNOTATION).getValue())
                .contains("paused");
        assertThat(room.room().access().creationObjection(Kinds.CHAT).getValue()).isEmpty();
        assertThat(room.notices().history().getFirst().text()).contains("paused");
    }

    @Test
    void pausingIsPossibleOnlyForAdminsAndWhileItIsLive() {
        ModelRoom admin = new ModelRoom("admin");
        MeetingModel model = model(admin);
        assertThat(model.objection("meeting.not.live", SessionState.LIVE).getValue()).isEmpty();
        assertThat(model(new ModelRoom("analyst")).objection().getValue()).contains("Analyst");

        model.take(Step.PAUSE);
        admin.settle();

        assertThat(admin.client().meeting().asked()).containsExactly("PAUSE");
        assertThat(model.objection("meeting.not.live", SessionState.LIVE).getValue()).isNotEmpty();
    }

    @Test
    void lockingIsAStepThatCanBeUndone() {
        ModelRoom room = new ModelRoom("admin");
        MeetingModel model = model(room);

        model.setLocked(true);
        room.settle();

        assertThat(model.stand().locked()).isTrue();
        assertThat(room.room().undoLabelProperty().get()).isEqualTo("Lock the session");
    }

    @Test
    void whoBecomesTheHostIsTold() {
        ModelRoom room = new ModelRoom("collaborator");
        model(room);

        room.sample().session("host_user_id", Value.of(SampleRoom.ADA.value()));
        room.settle();

        assertThat(room.notices().toasts().getLast().text()).startsWith("You are the host now");
        assertThat(room.room().member(SampleRoom.ADA).orElseThrow().host()).isTrue();
    }

    @Test
    void whatTheRelayRefusesIsSaidInASentence() {
        ModelRoom room = new ModelRoom("admin");
        MeetingModel model = model(room);
        room.client().meeting().refuse(Problem.of(409, "wrong_state", "No", ""));

        model.setPasscode("1234");
        room.settle();

        assertThat(room.notices().toasts().getLast().text()).contains("moved on");
    }

    @Test
    void thePolicyIsReadFromTheDocument() {
        ModelRoom room = new ModelRoom("observer");
        MeetingModel model = model(room);

        room.sample().session("security_level", Value.of("financial_grade"));
        room.sample()
                .session(
                        "policy",
                        new Value.MapOf(
                                Map.of(
                                        "watermark", Value.of(true),
                                        "export_allowed", Value.of(false),
                                        "retention_days", Value.of(365))));
        room.settle();

        assertThat(model.stand().levels()).contains("Financial grade");
        assertThat(PolicyWords.summary(model.stand().policy()))
                .contains("365", "exported", "watermark");
    }

    private static MeetingModel model(ModelRoom room) {
        MeetingModel model = new MeetingModel(room.room(), room.notices());
        room.settle();
        return model;
    }

    private static Access access(ModelRoom room, UserId user) {
        return Members.access(Members.of(room.room().document(), user).orElseThrow());
    }

    @Test
    void anInviteIsCopiedListedAndTakenBack() {
        ModelRoom room = new ModelRoom("admin");
        List<String> copied = new ArrayList<>();
        InvitesModel invites = new InvitesModel(room.room(), copied::add);
        invites.open();
        invites.usesProperty().set(5);

        invites.make();
        room.settle();

        assertThat(copied).containsExactly("http://127.0.0.1:8000/join#code");
        assertThat(invites.linkProperty().get()).endsWith("/join#code");
        assertThat(invites.invites())
                .singleElement()
                .satisfies(each -> assertThat(each.usesLeft()).isEqualTo(5));
        invites.revoke(invites.invites().getFirst());
        room.settle();
        assertThat(invites.invites()).isEmpty();
        invites.open();
        assertThat(invites.linkProperty().get()).as("the link is shown once").isEmpty();
    }

    @Test
    void anInviteThatTheRelayDoesNotMakeIsExplained() {
        ModelRoom room = new ModelRoom("admin");
        InvitesModel invites = new InvitesModel(room.room(), _ -> {});
        room.sample().client().meeting().refuse(Problem.of(403, "forbidden", "No", ""));

        invites.make();
        room.settle();

        assertThat(invites.problemProperty().get()).contains("does not allow");
        assertThat(invites.linkProperty().get()).isEmpty();
    }

    @Test
    void levelsAndStartBeginWithWhatHoldsAndAreSetByTheRelay() {
        ModelRoom room = new ModelRoom("admin");
        MeetingModel model = model(room);
        MeetingTerms terms = new MeetingTerms(room.room(), model);
        room.sample().session("compliance_level", Value.of("gdpr"));
        room.sample().session("state", Value.of("lobby"));
        room.settle();

        terms.openLevels();
        room.settle();
        assertThat(terms.levels().complianceProperty().get()).isEqualTo("gdpr");
        terms.levels().securityProperty().set("financial_grade");
        terms.saveLevels();
        terms.openStart();
        assertThat(terms.start().instant()).isEmpty();
        terms.start().set(Optional.of(SampleRoom.NOON.plusSeconds(600)));
        terms.saveStart();
        room.settle();

        assertThat(model.stand().security()).isEqualTo("financial_grade");
        assertThat(model.stand().scheduledStart()).contains(SampleRoom.NOON.plusSeconds(600));
        terms.start().set(Optional.empty());
        terms.saveStart();
        room.settle();
        assertThat(model.stand().scheduledStart()).isEmpty();
    }

    @Test
    void aStartIsADayAndATimeThatIsStillToCome() {
        StartTime start = new StartTime(() -> SampleRoom.NOON);
        assertThat(start.objection()).isEmpty();
        assertThat(start.instant()).isEmpty();

        start.timeProperty().set("half past two");
        assertThat(start.objection())
                .hasValueSatisfying(text -> assertThat(text).contains("14:30"));

        start.set(Optional.of(SampleRoom.NOON.minusSeconds(60)));
        assertThat(start.objection())
                .hasValueSatisfying(text -> assertThat(text).contains("later"));

        start.set(Optional.of(SampleRoom.NOON.plusSeconds(86_400)));
        assertThat(start.objection()).isEmpty();
        assertThat(start.instant()).contains(SampleRoom.NOON.plusSeconds(86_400));
    }
}
