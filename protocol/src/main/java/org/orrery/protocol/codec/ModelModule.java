package org.orrery.protocol.codec;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.orrery.model.document.Document;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.role.Role;
import org.orrery.model.space.Quaternion;
import org.orrery.model.space.Vec3;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;
import org.orrery.protocol.message.MemberPose;

/// How the model's values stand on the wire. Ids are strings, values are plain JSON, a text delta is a list in which a
/// positive number retains, a negative one deletes and a string inserts, and an operation has its name in `op`.
final class ModelModule extends SimpleModule {

    private static final long serialVersionUID = 1;

    ModelModule(boolean packed) {
        super("orrery-model");
        string(EntityId.class, EntityId::toString, EntityId::parse);
        string(ClientId.class, ClientId::toString, ClientId::parse);
        string(SessionId.class, SessionId::toString, SessionId::parse);
        string(UserId.class, UserId::toString, UserId::new);
        string(
                Role.class,
                Role::wireName,
                text ->
                        Role.ofWireName(text)
                                .orElseThrow(() -> new IllegalArgumentException("no such role")));
        string(Refusal.Code.class, Refusal.Code::wireName, ModelModule::refusalCode);
        string(MemberPose.Tool.class, MemberPose.Tool::wireName, MemberPose.Tool::ofWireName);
        numbers(
                Vec3.class,
                v -> new double[] {v.x(), v.y(), v.z()},
                3,
                n -> new Vec3(n[0], n[1], n[2]));
        numbers(
                Quaternion.class,
                q -> new double[] {q.x(), q.y(), q.z(), q.w()},
                4,
                n -> new Quaternion(n[0], n[1], n[2], n[3]));
        addSerializer(Value.class, new ValueForm.Writer());
        addDeserializer(Value.class, new ValueForm.Reader());
        addSerializer(TextDelta.class, new TextDeltaForm.Writer());
        addDeserializer(TextDelta.class, new TextDeltaForm.Reader());
        addSerializer(Document.class, new DocumentForm.Writer());
        addDeserializer(Document.class, new DocumentForm.Reader());
        setMixInAnnotation(Operation.class, OperationMixIn.class);
        if (packed) {
            addSerializer(MemberPose.class, new PackedPoseWriter());
            addDeserializer(MemberPose.class, new PackedPoseReader());
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Operation.Create.class, name = "create"),
        @JsonSubTypes.Type(value = Operation.Update.class, name = "update"),
        @JsonSubTypes.Type(value = Operation.Delete.class, name = "delete"),
        @JsonSubTypes.Type(value = Operation.EditText.class, name = "edit_text"),
        @JsonSubTypes.Type(value = Operation.AcquireLease.class, name = "acquire_lease"),
        @JsonSubTypes.Type(value = Operation.ReleaseLease.class, name = "release_lease"),
    })
    private interface OperationMixIn {}

    private static Refusal.Code refusalCode(String text) {
        for (Refusal.Code code : Refusal.Code.values()) {
            if (code.wireName().equals(text)) {
                return code;
            }
        }
        throw new IllegalArgumentException("no such refusal");
    }

    private <T> void string(Class<T> type, Function<T, String> write, Function<String, T> read) {
        addSerializer(type, new StringWriter<>(type, write));
        addDeserializer(type, new StringReader<>(type, read));
    }

    private <T> void numbers(
            Class<T> type, Function<T, double[]> write, int count, Function<double[], T> read) {
        addSerializer(type, new NumbersWriter<>(type, write));
        addDeserializer(type, new NumbersReader<>(type, count, read));
    }

    private static final class NumbersWriter<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Function<T, double[]> write;

        NumbersWriter(Class<T> type, Function<T, double[]> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            double[] numbers = write.apply(value);
            out.writeArray(numbers, 0, numbers.length);
        }
    }

    private static final class NumbersReader<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1;
        private final int count;
        private final transient Function<double[], T> read;

        NumbersReader(Class<T> type, int count, Function<double[], T> read) {
            super(type);
            this.count = count;
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            double[] numbers = context.readValue(in, double[].class);
            try {
                if (numbers == null || numbers.length != count) {
                    throw new IllegalArgumentException("a list of " + count + " numbers is needed");
                }
                return read.apply(numbers);
            } catch (IllegalArgumentException invalid) {
                throw Forms.malformed(in, invalid);
            }
        }
    }

    private static final class StringWriter<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Function<T, String> write;

        StringWriter(Class<T> type, Function<T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(write.apply(value));
        }
    }

    private static final class StringReader<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Function<String, T> read;

        StringReader(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.getValueAsString();
            try {
                if (text == null) {
                    throw new IllegalArgumentException("a string is needed");
                }
                return read.apply(text);
            } catch (IllegalArgumentException invalid) {
                throw Forms.malformed(in, invalid);
            }
        }
    }

    private static final class PackedPoseWriter extends StdSerializer<MemberPose> {
        private static final long serialVersionUID = 1;

        PackedPoseWriter() {
            super(MemberPose.class);
        }

        @Override
        public void serialize(MemberPose pose, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(MemberPose.BYTES);
            pose.pack(bytes);
            out.writeBinary(bytes.array());
        }
    }

    private static final class PackedPoseReader extends StdDeserializer<MemberPose> {
        private static final long serialVersionUID = 1;

        PackedPoseReader() {
            super(MemberPose.class);
        }

        @Override
        public MemberPose deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            try {
                return MemberPose.unpack(ByteBuffer.wrap(in.getBinaryValue()));
            } catch (IllegalArgumentException invalid) {
                throw Forms.malformed(in, invalid);
            }
        }
    }
}
