package org.orrery.net.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Change;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.role.Role;
import org.orrery.model.text.TextDelta;
import org.orrery.model.text.TextHistory;
import org.orrery.model.value.Value;
import org.orrery.net.ConnectionStatus;
import org.orrery.net.Overtaken;
import org.orrery.net.Settlement;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;

class ReplicaTest {

    private static final UserId ADA = new UserId("ada");
    private static final UserId BO = new UserId("bo");
    private static final EntityId NOTE = new EntityId(new UUID(3, 1));

    private TinyRelay relay;
    private TinyClient ada;
    private TinyClient bo;

    @BeforeEach
    void twoMembersAndANote() {
        relay = new TinyRelay(ADA, BO);
        ada = new TinyClient(relay, ADA, new ClientId(new UUID(1, 1)));
        bo = new TinyClient(relay, BO, new ClientId(new UUID(1, 2)));
        ada.settle();
        bo.settle();
        ada.submit(note(NOTE));
        settle();
        ada.settled.clear();
    }

    @Test
    @Tag("WR2")
    void aSeenEntryIsIgnoredAndAHoleAsksToResume() {
        Document before = bo.replica.confirmed();

        Effects seen = bo.replica.receive(committed(before.sequence()), 0);
        Effects hole = bo.replica.receive(committed(before.sequence() + 2), 0);

        assertThat(seen.need()).isEqualTo(Effects.Need.NOTHING);
        assertThat(hole.need()).isEqualTo(Effects.Need.RESUME);
        assertThat(bo.replica.confirmed()).isSameAs(before);
        assertThat(bo.replica.hello().lastSequence()).isEqualTo(before.sequence());
    }

    @Test
    @Tag("WR3")
    void anAcknowledgedBatchIsAppliedAsItWasSent() {
        bo.submit(typed("hey "));
        bo.deliverToRelay();
        ada.submit(typed("you "));
        ada.deliverToRelay();

        settle();

        assertThat(ada.replica.confirmed().stateHash()).isEqualTo(relay.document.stateHash());
        assertThat(text(ada)).isEqualTo("hey you hello");
        assertThat(ada.settled)
                .singleElement()
                .extracting(Effects.Settled::settlement)
                .isEqualTo(new Settlement.Committed(relay.document.sequence()));
    }

    @Test
    @Tag("WR4")
    void anOwnEntryInTheTailSettlesWhatWasSentOnTheConnectionBefore() {
        ada.submit(color("#111111"));
        ada.deliverToRelay();
        ada.connect();

        ada.settle();

        assertThat(ada.settled)
                .singleElement()
                .extracting(Effects.Settled::settlement)
                .isInstanceOf(Settlement.Committed.class);
        assertThat(ada.replica.pending()).isZero();
        assertThat(ada.replica.shown().stateHash()).isEqualTo(relay.document.stateHash());
    }

    @Test
    @Tag("WR5")
    void aRefusalBeforeTheLogMovesNothing() {
        ada.submit(color("#111111"));
        Document confirmed = ada.replica.confirmed();

        ada.take(ada.replica.receive(refusal(ada, 0), 0));

        assertThat(ada.replica.confirmed()).isSameAs(confirmed);
        assertThat(color(ada.replica.shown())).isEmpty();
        assertThat(ada.replica.pending()).isZero();
    }

    @Test
    @Tag("WR5")
    void aRefusalInTheLogMovesTheDocumentOn() {
        ada.submit(color("#111111"));
        long before = ada.replica.confirmed().sequence();

        ada.take(ada.replica.receive(refusal(ada, before + 1), 0));

        assertThat(ada.replica.confirmed().sequence()).isEqualTo(before + 1);
        assertThat(color(ada.replica.shown())).isEmpty();
        assertThat(ada.settled)
                .singleElement()
                .extracting(Effects.Settled::settlement)
                .isInstanceOf(Settlement.Refused.class);
    }

    @Test
    @Tag("WR9")
    void anEditOnTopOfARefusedOneStaysBetweenTheSameCharacters() {
        ada.submit(typed("<13>"));
        settle();
        ada.submit(typed("<12>"));
        ada.submit(new Operation.EditText(NOTE, "body", TextDelta.insert(4, "ada")));
        assertThat(text(ada)).isEqualTo("<12>ada<13>hello");

        ada.take(ada.replica.receive(refusal(ada, 0), 0));

        assertThat(text(ada)).isEqualTo("ada<13>hello");
    }

    @Test
    @Tag("WR6")
    void whatIsNotAllowedIsNotSent() {
        Submitted submitted =
                ada.submit(new Operation.Update(NOTE, "no_such_property", Value.of(1)));

        assertThat(submitted)
                .isInstanceOfSatisfying(
                        Submitted.Refused.class,
                        refused ->
                                assertThat(refused.refusal().code())
                                        .isEqualTo(Refusal.Code.INVALID));
        assertThat(ada.towardsRelay).isEmpty();
    }

    @Test
    @Tag("WR6")
    void whatIsTooLargeForAFrameIsNotSent() {
        Operation[] letters = new Operation[20];
        for (int i = 0; i < letters.length; i++) {
            letters[i] =
                    new Operation.Create(
                            new EntityId(new UUID(7, i)),
                            "chat",
                            Map.of("body", Value.of("x".repeat(4000))));
        }

        boolean refused = ada.submit(letters) instanceof Submitted.Refused;

        assertThat(refused).isTrue();
        assertThat(ada.towardsRelay).isEmpty();
    }

    @Test
    @Tag("WR7")
    void onlySoManyAreInFlightAndTheyKeepTheirOrder() {
        for (int i = 0; i < Replica.WINDOW + 10; i++) {
            ada.submit(color("#0000%02d".formatted(i)));
        }

        assertThat(ada.towardsRelay).hasSize(Replica.WINDOW);
        settle();
        assertThat(color(relay.document)).isEqualTo("#0000" + (Replica.WINDOW + 9));
        assertThat(ada.settled)
                .extracting(Effects.Settled::clientSequence)
                .isSorted()
                .hasSize(Replica.WINDOW + 10);
    }

    @Test
    @Tag("WR7")
    void aTextEditTravelsAlone() {
        ada.submit(color("#111111"));
        ada.submit(typed("one "));
        ada.submit(color("#222222"));

        assertThat(ada.towardsRelay).hasSize(1);
        ada.deliverToRelay();
        ada.deliverFromRelay();
        assertThat(ada.towardsRelay).hasSize(1);
        ClientMessage.Submit edit = (ClientMessage.Submit) ada.towardsRelay.element();
        assertThat(edit.batch().editsText()).isTrue();
        assertThat(edit.batch().baseSequence()).isEqualTo(ada.replica.confirmed().sequence());
        settle();
        assertThat(color(relay.document)).isEqualTo("#222222");
    }

    @Test
    @Tag("WR8")
    void anEditBasedOnTooOldATextIsSentAgainByItself() {
        ada.submit(typed("late "));
        for (int i = 0; i <= TextHistory.LIMIT; i++) {
            bo.submit(typed("x"));
            bo.deliverToRelay();
            bo.deliverFromRelay();
        }

        settle();

        assertThat(text(ada)).isEqualTo("x".repeat(TextHistory.LIMIT + 1) + "late hello");
        assertThat(ada.settled)
                .singleElement()
                .extracting(Effects.Settled::settlement)
                .isInstanceOf(Settlement.Committed.class);
        assertThat(ada.replica.confirmed().stateHash()).isEqualTo(relay.document.stateHash());
    }

    @Test
    @Tag("WR9")
    void whatIsShownIsWhatWillBeCommitted() {
        ada.submit(typed("ada "));
        ada.submit(new Operation.EditText(NOTE, "body", TextDelta.insert(9, "!")));
        bo.submit(typed("bo "));
        bo.deliverToRelay();

        ada.deliverFromRelay();
        String shown = text(ada);
        settle();

        assertThat(shown).isEqualTo("bo ada hello!");
        assertThat(text(bo)).isEqualTo(shown);
    }

    @Test
    @Tag("WR9")
    void aForeignEditIsToldAsItChangesTheShownText() {
        ada.submit(typed("ada "));
        ada.replica.refresh();
        bo.submit(new Operation.EditText(NOTE, "body", TextDelta.insert(5, "!")));
        bo.deliverToRelay();

        ada.deliverFromRelay();

        assertThat(ada.replica.refresh().changes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Change.TextEdited.class,
                        edit -> assertThat(edit.delta()).isEqualTo(TextDelta.insert(9, "!")));
    }

    @Test
    @Tag("WR10")
    void anEditOfWhatSomebodyElseHasDeletedIsRefusedUnsent() {
        ada.disconnect();
        ada.submit(typed("never "));
        ada.submit(color("#111111"));
        bo.submit(new Operation.Delete(NOTE));
        settleBo();
        settle();

        assertThat(ada.settled)
                .extracting(Effects.Settled::settlement)
                .allSatisfy(settlement ->
                        assertThat(settlement)
                                .isInstanceOfSatisfying(
                                        Settlement.Refused.class,
                                        refused ->
                                                assertThat(refused.refusal().code())
                                                        .isEqualTo(Refusal.Code.DELETED)));
        assertThat(ada.settled).hasSize(2);
        assertThat(ada.replica.shown().entity(NOTE)).isNull();
    }

    @Test
    @Tag("WR11")
    void aChangeThatIsReplacedUnseenIsOvertaken() {
        ada.submit(color("#111111"));
        bo.submit(color("#222222"));
        ada.deliverToRelay();
        bo.deliverToRelay();

        settle();

        assertThat(ada.overtaken)
                .singleElement()
                .satisfies(overtaken -> {
                    assertThat(overtaken.property()).isEqualTo("color");
                    assertThat(overtaken.mine()).isEqualTo(Value.of("#111111"));
                    assertThat(overtaken.theirs()).isEqualTo(Value.of("#222222"));
                    assertThat(overtaken.by()).isEqualTo(BO);
                });
        assertThat(bo.overtaken).isEmpty();
    }

    @Test
    @Tag("WR11")
    void aChangeThatIsReplacedKnowinglyIsNotOvertaken() {
        ada.submit(color("#111111"));
        settle();
        bo.submit(color("#222222"));
        settle();

        assertThat(ada.overtaken).isEmpty();
    }

    @Test
    @Tag("WR11")
    void aDeletionOfWhatIHaveJustChangedOvertakesMe() {
        ada.submit(color("#111111"));
        bo.submit(new Operation.Delete(NOTE));
        ada.deliverToRelay();
        bo.deliverToRelay();

        settle();

        assertThat(ada.overtaken)
                .singleElement()
                .satisfies(overtaken -> {
                    assertThat(overtaken.property()).isEmpty();
                    assertThat(overtaken.entity().id()).isEqualTo(NOTE);
                });
    }

    @Test
    @Tag("WR12")
    void aChangeThatMyNextOneReplacesAnywayIsNotOvertaken() {
        ada.submit(color("#111111"));
        ada.deliverToRelay();
        bo.submit(color("#222222"));
        bo.deliverToRelay();
        ada.submit(color("#333333"));

        settle();

        assertThat(ada.overtaken).isEmpty();
        assertThat(color(relay.document)).isEqualTo("#333333");
        assertThat(bo.overtaken).extracting(Overtaken::by).containsExactly(ADA);
    }

    @Test
    @Tag("WR13")
    void whatIsUnsettledIsSentAgainUnderItsNumber() {
        ada.submit(color("#111111"));
        ClientMessage.Submit first = (ClientMessage.Submit) ada.towardsRelay.element();
        ada.disconnect();
        ada.connect();
        ClientMessage.Hello hello = (ClientMessage.Hello) ada.towardsRelay.element();
        ada.deliverToRelay();
        ada.deliverFromRelay();

        assertThat(hello.firstPending()).isEqualTo(first.clientSequence());
        assertThat(ada.towardsRelay).containsExactly(first);
    }

    @Test
    @Tag("WR13")
    void nothingIsSentBeforeTheTailHasCome() {
        ada.disconnect();
        ada.submit(color("#111111"));
        bo.submit(color("#222222"));
        settleBo();
        ada.connect();
        ada.deliverToRelay();
        ada.deliverFromRelay();

        assertThat(ada.fromRelay).hasSize(1);
        assertThat(ada.towardsRelay).isEmpty();
        ada.deliverFromRelay();
        assertThat(ada.towardsRelay).hasSize(1);
    }

    @Test
    @Tag("WR14")
    void aWholeDocumentCarriesPendingEditsAlong() {
        relay.tailLimit = 0;
        ada.disconnect();
        ada.submit(new Operation.EditText(NOTE, "body", TextDelta.insert(5, " ada")));
        bo.submit(typed("bo says "));
        settleBo();

        ada.settle();

        assertThat(text(ada)).isEqualTo("bo says hello ada");
        assertThat(ada.replica.refresh().replaced()).isTrue();
        assertThat(ada.replica.confirmed().stateHash()).isEqualTo(relay.document.stateHash());
    }

    @Test
    @Tag("WR14")
    void aRestartedClientCarriesItsEditsToTheTextAsItIsThen() {
        ada.disconnect();
        ada.submit(new Operation.EditText(NOTE, "body", TextDelta.insert(5, " ada")));
        bo.submit(typed("bo says "));
        settleBo();

        ada.restart();
        ada.settle();

        assertThat(text(ada)).isEqualTo("bo says hello ada");
        assertThat(ada.replica.pending()).isZero();
    }

    @Test
    @Tag("WR14")
    void aWholeDocumentSettlesWhatTheRelayHadSettled() {
        ada.submit(color("#111111"));
        ada.deliverToRelay();
        relay.tailLimit = 0;
        ada.connect();

        ada.settle();

        assertThat(ada.settled)
                .singleElement()
                .extracting(Effects.Settled::settlement)
                .isInstanceOf(Settlement.Committed.class);
        assertThat(color(relay.document)).isEqualTo("#111111");
    }

    @Test
    @Tag("WR15")
    void aDifferentHashIsCountedAndTheDocumentAskedFor() {
        long sequence = ada.replica.confirmed().sequence();

        Effects effects =
                ada.replica.receive(
                        new ServerMessage.Checkpointed(sequence, "0000000000000000"), 0);

        assertThat(effects.need()).isEqualTo(Effects.Need.DOCUMENT);
        assertThat(ada.replica.divergences()).isEqualTo(1);
        assertThat(ada.replica.hello().lastSequence()).isZero();
    }

    @Test
    @Tag("WR15")
    void anEqualHashIsNoNews() {
        assertThat(ada.replica.receive(relay.checkpoint(), 0).need())
                .isEqualTo(Effects.Need.NOTHING);
        assertThat(ada.replica.divergences()).isZero();
    }

    @Test
    @Tag("WR16")
    void undoTakesBackMyWordsAmongThoseOfOthers() {
        ada.submit(typed("ada "));
        settle();
        bo.submit(new Operation.EditText(NOTE, "body", TextDelta.insert(1, "bo")));
        settle();

        var undone = ada.replica.undo(relay.timeMillis);
        ada.connect();
        settle();

        assertThat(undone).isPresent();
        assertThat(text(bo)).isEqualTo("bohello");
        assertThat(text(ada)).isEqualTo("bohello");
    }

    @Test
    @Tag("WR17")
    void moreThanCanBeKeptIsRefused() {
        ada.disconnect();
        for (int i = 0; i < Replica.MAX_PENDING; i++) {
            assertThat(ada.submit(color("#%06d".formatted(i))))
                    .isInstanceOf(Submitted.Accepted.class);
        }

        assertThat(ada.submit(color("#ffffff")))
                .isInstanceOfSatisfying(
                        Submitted.Refused.class,
                        refused ->
                                assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.FULL));
    }

    @Test
    @Tag("WR18")
    void whatBecameOfUnsentChangesIsCounted() {
        EntityId other = new EntityId(new UUID(3, 2));
        ada.submit(note(other));
        settle();
        ada.disconnect();
        ada.submit(color("#111111"));
        ada.submit(new Operation.Update(other, "color", Value.of("#111111")));
        bo.submit(new Operation.Delete(other));
        settleBo();
        assertThat(ada.replica.resumed()).isEmpty();

        settle();

        assertThat(ada.replica.resumed()).contains(new ConnectionStatus.Resumed(1, 1, 0));
    }

    @Test
    @Tag("WR19")
    void aRoleThatIsTakenAwayHidesWhatIsPending() {
        UserId cy = new UserId("cy");
        EntityId member = relay.addMember(cy, Role.COLLABORATOR, 9);
        TinyClient guest = new TinyClient(relay, cy, new ClientId(new UUID(1, 3)));
        guest.settle();
        guest.submit(color("#111111"));
        relay.commit(
                Author.RELAY,
                0,
                new Operation.Update(member, "role", Value.of(Role.OBSERVER.wireName())));

        guest.deliverFromRelay();

        assertThat(color(guest.replica.shown())).isEmpty();
        guest.settle();
        assertThat(guest.settled)
                .singleElement()
                .extracting(Effects.Settled::settlement)
                .isInstanceOf(Settlement.Refused.class);
    }

    private void settle() {
        for (int i = 0; i < 3; i++) {
            ada.settle();
            bo.settle();
        }
    }

    private void settleBo() {
        bo.settle();
        bo.settle();
    }

    private static ServerMessage committed(long sequence) {
        Batch batch = new Batch("", 0, List.of(new Operation.Delete(NOTE)));
        return new ServerMessage.Committed(new Entry(sequence, 0, Author.RELAY, 0, batch));
    }

    private static ServerMessage refusal(TinyClient client, long sequence) {
        ClientMessage.Submit submit = (ClientMessage.Submit) client.towardsRelay.element();
        return new ServerMessage.Refused(
                submit.clientSequence(), sequence, new Refusal(Refusal.Code.FORBIDDEN, "no"));
    }

    private static Operation note(EntityId id) {
        return new Operation.Create(
                id,
                "annotation",
                Map.of("body", Value.of("hello"), "position", Value.ofNumbers(1, 2, 3)));
    }

    private static Operation typed(String text) {
        return new Operation.EditText(NOTE, "body", TextDelta.insert(0, text));
    }

    private static Operation color(String color) {
        return new Operation.Update(NOTE, "color", Value.of(color));
    }

    private static String color(Document document) {
        Entity note = document.entity(NOTE);
        return note == null ? "" : note.text("color", "");
    }

    private static String text(TinyClient client) {
        Entity note = client.replica.shown().entity(NOTE);
        return note == null ? "" : note.text("body", "");
    }
}
