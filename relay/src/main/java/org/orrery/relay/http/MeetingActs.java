package org.orrery.relay.http;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.orrery.relay.room.Meeting;
import org.orrery.relay.room.MeetingOutcome;
import org.orrery.relay.session.Rooms;

/// Asks something of a session's [Meeting] in a caller's name: answers what went wrong, and says what was done.
record MeetingActs(Rooms rooms) {

    /// What is asked.
    interface Question extends Function<Meeting, CompletionStage<MeetingOutcome>> {}

    /// Asks, says what was done and answers.
    ///
    /// @param action in the past tense, such as `session.started`
    /// @param target the id of what it is done to
    /// @param then answers once it is done
    void act(Call call, Question question, String action, String target, Consumer<Call> then) {
        Map<String, String> detail = Map.of("session", call.session().sessionId().toString());
        ask(
                call,
                question,
                done -> {
                    Acts.did(done, action, target, detail);
                    then.accept(done);
                });
    }

    /// Asks and answers what went wrong.
    void ask(Call call, Question question, Consumer<Call> then) {
        rooms.room(call.session())
                .thenCompose(room -> room.ask(present -> question.apply(present.meeting())))
                .thenCompose(outcome -> outcome)
                .whenComplete(call.then(outcome -> answer(call, outcome, then)));
    }

    private static void answer(Call call, MeetingOutcome outcome, Consumer<Call> then) {
        switch (outcome) {
            case MeetingOutcome.Done _ -> then.accept(call);
            case MeetingOutcome.NoSuchMember _ -> call.problem(Problems.memberNotFound());
            case MeetingOutcome.WrongState(var state) ->
                    call.problem(Problems.wrongState(state.wireName()));
            case MeetingOutcome.Invalid(String detail) -> call.problem(Problems.invalid(detail));
            case MeetingOutcome.Unavailable _ ->
                    call.problem(Problems.unavailable("the session takes no changes now"));
        }
    }

    /// Answers with the session as it is now.
    void replySession(Call call) {
        rooms.view(call.session()).whenComplete(call.then(view -> call.reply(200, view)));
    }
}
