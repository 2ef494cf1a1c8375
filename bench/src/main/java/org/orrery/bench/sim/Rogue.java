package org.orrery.bench.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Lease;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.codec.Decoded;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.testkit.network.End;
import org.orrery.testkit.network.SimulatedLink;
import org.orrery.testkit.network.SimulatedNetwork;
import org.orrery.testkit.time.VirtualTime;

/// A member who speaks the protocol but asks for what is not allowed, repeats numbers, invents bases and sends rubbish. It
/// knows of everything in the room, as if it had listened well.
final class Rogue implements End {

    private final VirtualTime time;
    private final Random random;
    private final SimulatedNetwork network;
    private final SimulatedRelay relay;
    private final UserId user;
    private final ClientId client;
    private final Codec codec = Codec.json();
    private @Nullable SimulatedLink link;
    private long next = 1;
    private boolean welcomed;

    Rogue(SimulatedClient.World world, UserId user, ClientId client) {
        this.time = world.time();
        this.random = world.random();
        this.network = world.network();
        this.relay = world.relay();
        this.user = user;
        this.client = client;
    }

    void act() {
        if (!relay.isUp()) {
            return;
        }
        if (link == null) {
            connect();
        } else if (welcomed) {
            misbehave(link);
        }
    }

    void leave() {
        if (link != null) {
            link.cut();
        }
    }

    private void connect() {
        SimulatedRelay.Door door = relay.open(user, codec);
        SimulatedLink wire = network.connect(this, door);
        link = wire;
        welcomed = false;
        door.bind(wire);
        send(wire, new ClientMessage.Hello(List.of(1), client, random.nextInt(9), 1));
        time.after(Duration.ofSeconds(5), wire::cut);
    }

    private void misbehave(SimulatedLink wire) {
        int dice = random.nextInt(40);
        if (dice == 0) {
            byte[] rubbish = new byte[1 + random.nextInt(60)];
            random.nextBytes(rubbish);
            wire.sendToServer(rubbish);
        } else if (dice == 1) {
            send(wire, new ClientMessage.Submit(next + random.nextInt(5), batch()));
        } else if (dice < 6 && next > 1) {
            send(wire, new ClientMessage.Submit(1 + random.nextInt((int) next), batch()));
        } else {
            send(wire, new ClientMessage.Submit(next++, batch()));
        }
    }

    private Batch batch() {
        long last = relay.room().document().sequence();
        List<Operation> operations = new ArrayList<>();
        operations.add(
                new Operation.Create(
                        new EntityId(new java.util.UUID(66, random.nextInt(40))),
                        Kinds.CHAT,
                        Map.of("body", Value.of("innocent"))));
        for (int n = random.nextInt(3); n > 0; n--) {
            operations.add(random.nextInt(operations.size() + 1), wish());
        }
        long base = random.nextInt(6) == 0 ? random.nextInt(1 << 20) : last;
        return new Batch("rogue", base, operations);
    }

    private Operation wish() {
        Document document = relay.room().document();
        List<Entity> all = new ArrayList<>(document.ofKind(Kinds.ANNOTATION));
        all.addAll(document.ofKind(Kinds.MEMBER));
        all.addAll(document.ofKind(Kinds.VIEW));
        all.addAll(document.ofKind(Kinds.CHAT));
        Entity entity = all.get(random.nextInt(all.size()));
        Lease lease = document.lease(entity.id());
        long fence = lease == null || random.nextBoolean() ? 0 : lease.fence();
        return switch (random.nextInt(7)) {
            case 0 -> new Operation.Delete(entity.id());
            case 1 ->
                    new Operation.EditText(
                            entity.id(), "body", TextDelta.insert(random.nextInt(30), "rogue"));
            case 2 -> new Operation.AcquireLease(entity.id(), random.nextInt());
            case 3 -> new Operation.ReleaseLease(entity.id(), fence);
            case 4 ->
                    new Operation.Create(
                            document.tombstones().isEmpty()
                                    ? entity.id()
                                    : document.tombstones().keySet().iterator().next(),
                            random.nextBoolean() ? Kinds.CHAT : Kinds.ANNOTATION,
                            Map.of("body", Value.of("rogue"), "position", Value.ofNumbers(1, 2, 3)),
                            true);
            default -> new Operation.Update(entity.id(), properties(entity), fence);
        };
    }

    private Map<String, Value> properties(Entity entity) {
        return switch (entity.kind()) {
            case Kinds.MEMBER ->
                    random.nextBoolean()
                            ? Map.of("role", Value.of("admin"))
                            : Map.of("connected", Value.of(false), "slot", Value.of(3));
            case Kinds.VIEW -> Map.of("x", Value.of("rogue"));
            case Kinds.CHAT -> Map.of("body", Value.of("rogue"));
            default -> Map.of("color", Value.of("#000000"));
        };
    }

    private void send(SimulatedLink wire, ClientMessage message) {
        wire.sendToServer(codec.encode(message));
    }

    @Override
    public void received(byte[] frame) {
        if (codec.decodeServer(frame)
                instanceof Decoded.Message<ServerMessage>(ServerMessage.Welcomed message)) {
            welcomed = true;
            next = Math.max(1, message.settledClientSequence() + 1);
        }
    }

    @Override
    public void closed(int code) {
        link = null;
        welcomed = false;
    }
}
