package org.orrery.relay.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.PersonalText;
import org.orrery.model.value.Value;
import org.orrery.relay.key.DataKey;
import org.orrery.relay.key.KeyRing;

/// Takes the personal texts out of a batch and puts them back. Whose they are is its author, or for what the relay writes
/// about a member that member.
///
/// Sealed texts are: format 1 (1 byte), number of persons (2), and for each the length of the user id (2, 0 for the author),
/// the user id, the key's id (16), the length of what is encrypted (4) and that; inside, for each text its number in the
/// batch (4), its length (4) and its UTF-8. Nothing at all when nothing was personal.
public final class Sealing {

    private static final byte FORMAT = 1;
    private static final byte[] NOTHING = new byte[0];

    /// A batch as it may be stored.
    public static final class Sealed {
        private final byte[] texts;
        private final Batch batch;

        private Sealed(byte[] texts, Batch batch) {
            this.texts = texts;
            this.batch = batch;
        }

        /// Encrypted; empty when there is none.
        public byte[] texts() {
            return texts;
        }

        /// With fillers in the place of the texts.
        public Batch batch() {
            return batch;
        }
    }

    /// Where a batch comes from; what is sealed is bound to it.
    public record Origin(SessionId session, Author author, long clientSequence) {

        private byte[] context(String person) {
            byte[] name = person.getBytes(UTF_8);
            ByteBuffer bytes = ByteBuffer.allocate(40 + name.length);
            put(bytes, session.value());
            put(bytes, author.client().value());
            return bytes.putLong(clientSequence).put(name).array();
        }
    }

    private interface Keys {
        @Nullable DataKey of(String person) throws IOException;
    }

    private final @Nullable KeyRing ring;

    private Sealing(@Nullable KeyRing ring) {
        this.ring = ring;
    }

    /// Seals nothing, and opens nothing: fillers stay.
    public static Sealing none() {
        return new Sealing(null);
    }

    public static Sealing with(KeyRing keys) {
        return new Sealing(keys);
    }

    /// Seals without waiting for the disk; empty when a key is not at hand.
    public Optional<Sealed> sealAtHand(Origin origin, Batch batch) {
        try {
            KeyRing keys = ring;
            return keys == null
                    ? Optional.of(new Sealed(NOTHING, batch))
                    : seal(origin, batch, person -> keys.personAtHand(person).orElse(null));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// Seals, making keys for who has none. Waits for the disk.
    public Sealed seal(Origin origin, Batch batch) throws IOException {
        KeyRing keys = ring;
        return keys == null
                ? new Sealed(NOTHING, batch)
                : seal(origin, batch, keys::ofPerson).orElseThrow();
    }

    private static Optional<Sealed> seal(Origin origin, Batch batch, Keys keys) throws IOException {
        Map<String, Texts> persons = new LinkedHashMap<>();
        Batch filled =
                BatchTexts.map(
                        batch,
                        (number, place, text) -> {
                            String person = person(origin.author(), place);
                            if (text.isEmpty() || person.isEmpty() || !isPersonal(place)) {
                                return text;
                            }
                            persons.computeIfAbsent(person, _ -> new Texts()).add(number, text);
                            return Filler.of(text);
                        });
        if (persons.isEmpty()) {
            return Optional.of(new Sealed(NOTHING, batch));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(FORMAT);
        out.writeShort(persons.size());
        for (Map.Entry<String, Texts> each : persons.entrySet()) {
            DataKey key = keys.of(each.getKey());
            if (key == null) {
                return Optional.empty();
            }
            write(out, origin, each.getKey(), key, each.getValue());
        }
        return Optional.of(new Sealed(bytes.toByteArray(), filled));
    }

    private static void write(
            DataOutputStream out, Origin origin, String person, DataKey key, Texts texts)
            throws IOException {
        byte[] name =
                person.equals(origin.author().user().value()) ? NOTHING : person.getBytes(UTF_8);
        byte[] sealed = key.seal(texts.bytes(), origin.context(person));
        out.writeShort(name.length);
        out.write(name);
        out.writeLong(key.id().getMostSignificantBits());
        out.writeLong(key.id().getLeastSignificantBits());
        out.writeInt(sealed.length);
        out.write(sealed);
    }

    private static boolean isPersonal(BatchTexts.Place place) {
        return place.operation() == null
                || PersonalText.is(place.kind(), place.property(), place.nestedIn());
    }

    /// Whose text it is; empty for nobody's.
    private static String person(Author author, BatchTexts.Place place) {
        if (!author.isRelay()) {
            return author.user().value();
        }
        Map<String, Value> properties =
                switch (place.operation()) {
                    case Operation.Create create -> create.properties();
                    case Operation.Update update -> update.properties();
                    case null, default -> Map.of();
                };
        String person = Value.text(properties.get("user_id"), "");
        return UserId.isValid(person) ? person : "";
    }

    /// Puts the texts back; where a key was destroyed, fillers stay.
    ///
    /// @throws IOException when a key is missing that nobody destroyed, or the texts were changed
    public Batch open(Origin origin, byte[] texts, Batch batch) throws IOException {
        KeyRing keys = ring;
        if (texts.length == 0 || keys == null) {
            return batch;
        }
        Map<Integer, String> found = new HashMap<>();
        try {
            ByteBuffer in = ByteBuffer.wrap(texts);
            if (in.get() != FORMAT) {
                throw new IOException("its texts are sealed in a newer form");
            }
            for (int persons = in.getShort(); persons > 0; persons--) {
                open(keys, origin, in, found);
            }
        } catch (RuntimeException malformed) {
            throw new IOException("its sealed texts are malformed", malformed);
        }
        return BatchTexts.map(batch, (number, _, text) -> found.getOrDefault(number, text));
    }

    private static void open(KeyRing keys, Origin origin, ByteBuffer in, Map<Integer, String> found)
            throws IOException {
        byte[] name = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(name);
        String person = name.length == 0 ? origin.author().user().value() : new String(name, UTF_8);
        UUID id = new UUID(in.getLong(), in.getLong());
        byte[] sealed = new byte[in.getInt()];
        in.get(sealed);
        switch (keys.findPerson(person, id)) {
            case KeyRing.Found.Key(DataKey key) -> {
                try {
                    Texts.read(key.open(sealed, origin.context(person)), found);
                } catch (GeneralSecurityException changed) {
                    throw new IOException("its sealed texts were changed", changed);
                }
            }
            case KeyRing.Found.Destroyed() -> {
                // The person was erased.
            }
            case KeyRing.Found.Missing() ->
                    throw new IOException(
                            "the key "
                                    + id
                                    + " of its author is not in the keys directory, and was not"
                                    + " destroyed; restore the keys");
        }
    }

    /// The ids of the keys that sealed texts need, with whose they are.
    public static List<UserId> persons(Author author, byte[] texts) {
        List<UserId> persons = new ArrayList<>();
        if (texts.length > 0) {
            ByteBuffer in = ByteBuffer.wrap(texts, 1, texts.length - 1);
            for (int count = in.getShort(); count > 0; count--) {
                byte[] name = new byte[Short.toUnsignedInt(in.getShort())];
                in.get(name);
                persons.add(name.length == 0 ? author.user() : new UserId(new String(name, UTF_8)));
                in.position(in.position() + 16);
                in.position(in.position() + Integer.BYTES + in.getInt(in.position()));
            }
        }
        return persons;
    }

    private static void put(ByteBuffer out, UUID id) {
        out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    /// Texts of one person, by their numbers in the batch.
    private static final class Texts {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        void add(int number, String text) {
            byte[] utf8 = text.getBytes(UTF_8);
            bytes.writeBytes(
                    ByteBuffer.allocate(8 + utf8.length)
                            .putInt(number)
                            .putInt(utf8.length)
                            .put(utf8)
                            .array());
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }

        static void read(byte[] bytes, Map<Integer, String> texts) {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            while (in.hasRemaining()) {
                int number = in.getInt();
                byte[] utf8 = new byte[in.getInt()];
                in.get(utf8);
                texts.put(number, new String(utf8, UTF_8));
            }
        }
    }
}
