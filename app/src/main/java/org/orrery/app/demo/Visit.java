package org.orrery.app.demo;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.id.UserId;
import org.orrery.model.schema.Kinds;

/// What two people do in their windows while nobody is at the machine: say hello, annotate a point, answer, follow, look from
/// the other side. It waits for what it expects to see, so that it fails where a person would be stuck.
final class Visit {

    private static final String SCENE = "scene-view";
    private static final long HALF_TURN_MILLIS = 2240;
    private static final long DESCENT_MILLIS = 380;
    private static final long SETTLING_MILLIS = 1000;
    private static final String WELCOME = "Welcome, everybody. Can you all see the data?";
    private static final String ANSWER = "Yes. I will look at it from the other side.";
    private static final String NOTE = "What is special about this one?";
    private static final String REPLY = "It is the outermost of its neighbours.";

    private final Hands host;
    private final Hands guest;
    private final MeasuredRoom hostRoom;
    private final MeasuredRoom guestRoom;

    Visit(Hands host, Hands guest, MeasuredRoom hostRoom, MeasuredRoom guestRoom) {
        this.host = host;
        this.guest = guest;
        this.hostRoom = hostRoom;
        this.guestRoom = guestRoom;
    }

    void play(List<Point2D> places) {
        host.awaitNode("chat-input");
        guest.awaitNode("chat-input");
        say(host, WELCOME);
        guest.await("the host's message", () -> holds(guestRoom, Kinds.CHAT, WELCOME));
        say(guest, ANSWER);
        host.await("the answer", () -> holds(hostRoom, Kinds.CHAT, ANSWER));
        follow(guest, hostRoom.user());
        Hands.pause(1200);
        guest.key(SCENE, KeyCode.ESCAPE);
        guest.key(SCENE, KeyCode.HOME);
        Hands.pause(800);
        annotate(places);
        guest.await("the annotation", () -> holds(guestRoom, Kinds.ANNOTATION, NOTE));
        reply();
        host.await("the reply", () -> holds(hostRoom, Kinds.COMMENT, REPLY));
        host.press("action-select");
        faceEachOther();
        var _ = host.pointsAtRow(SCENE, new Point2D(4, 4));
    }

    /// Host and guest end on opposite sides of the data, low enough to see one another across it.
    private void faceEachOther() {
        host.key(SCENE, KeyCode.HOME);
        guest.hold(SCENE, KeyCode.RIGHT, HALF_TURN_MILLIS);
        guest.key(SCENE, KeyCode.F);
        Hands.pause(SETTLING_MILLIS);
        for (Hands hands : List.of(host, guest)) {
            hands.hold(SCENE, KeyCode.UP, DESCENT_MILLIS);
        }
    }

    private static void say(Hands hands, String text) {
        hands.type("chat-input", text);
        hands.key("chat-input", KeyCode.ENTER);
    }

    private static void follow(Hands hands, UserId user) {
        hands.press("follow-" + user.value());
        hands.awaitNode("follow-banner");
    }

    /// Clicks one place of the scene after the other until there is a point of the data under the pointer.
    private void annotate(List<Point2D> places) {
        for (Point2D place : places) {
            if (host.pointsAtRow(SCENE, place)) {
                host.press("action-annotate");
                host.click(SCENE, place);
                host.awaitNode("annotation-draft");
                host.type("annotation-draft", NOTE);
                host.press("annotation-submit");
                return;
            }
        }
        throw new IllegalStateException("there was nothing to annotate in the scene");
    }

    private void reply() {
        Entity annotation =
                guestRoom.document().ofKind(Kinds.ANNOTATION).stream()
                        .filter(each -> each.text("body", "").equals(NOTE))
                        .findFirst()
                        .orElseThrow();
        if (!guest.has("annotations-panel")) {
            guest.shiftKey(KeyCode.DIGIT2);
        }
        guest.press("annotation-" + annotation.id());
        guest.type("annotation-reply", REPLY);
        guest.press("annotation-reply-send");
    }

    private static boolean holds(MeasuredRoom room, String kind, String body) {
        Document document = room.document();
        return document.ofKind(kind).stream()
                .anyMatch(entity -> entity.text("body", "").equals(body));
    }
}
