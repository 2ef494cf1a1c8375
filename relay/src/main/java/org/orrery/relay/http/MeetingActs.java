package org.orrery.relay.http;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.orrery.relay.audit.AdminAudit;
import org.orrery.relay.room.Meeting;
import org.orrery.relay.room.MeetingOutcome;
import org.orrery.relay.session.Rooms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks something of a session's [Meeting] in a caller's name: answers what went wrong, and records what was done.
///
/// @param audit where acts are recorded; a record that fails is a line in the log
record MeetingActs(Rooms rooms, AdminAudit audit) {

    private static final Logger LOG = LoggerFactory.getLogger(MeetingActs.class);

    /// What is asked.
    interface Question extends Function<Meeting, CompletionStage<MeetingOutcome>> {}

    /// Asks, records and answers.
    ///
    /// @param action in the past tense, such as `session.started`
    /// @param target the id of what it is done to
    /// @param then answers once it is done
    void act(Call call, Question question, String action, String target, Consumer<Call> then) {
        rooms.room(call.session())
                .thenCompose(room -> room.ask(present -> question.apply(present.meeting())))
                .thenCompose(outcome -> outcome)
                .whenComplete(call.then(outcome -> answer(call, outcome, action, target, then)));
    }

    private void answer(
            Call call, MeetingOutcome outcome, String action, String target, Consumer<Call> then) {
        switch (outcome) {
            case MeetingOutcome.Done _ -> {
                record(call, action, target);
                then.accept(call);
            }
            case MeetingOutcome.NoSuchMember _ -> call.problem(Problems.memberNotFound());
            case MeetingOutcome.WrongState(var state) ->
                    call.problem(Problems.wrongState(state.wireName()));
            case MeetingOutcome.Invalid(String detail) -> call.problem(Problems.invalid(detail));
            case MeetingOutcome.Unavailable _ ->
                    call.problem(Problems.unavailable("the session takes no changes now"));
        }
    }

    /// Records an act in a session.
    void record(Call call, String action, String target) {
        AdminAudit.Act act =
                new AdminAudit.Act(
                        call.caller().tenant().value(),
                        actor(call),
                        action,
                        target,
                        Map.of("session", call.session().sessionId().toString()));
        var _ =
                audit.record(act)
                        .exceptionally(failure -> {
                            LOG.error("{} was not recorded", action, failure);
                            return null;
                        });
    }

    /// Who calls, as the audit names them.
    static String actor(Call call) {
        return call.caller().user().map(user -> user.value()).orElse(":operator");
    }

    /// Answers with the session as it is now.
    void replySession(Call call) {
        rooms.view(call.session()).whenComplete(call.then(view -> call.reply(200, view)));
    }
}
